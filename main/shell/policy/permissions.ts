import { appOrigin, pageOrigin } from './origins.ts'

/** Copying is the only thing the page may do beyond itself: writing text to the clipboard, never reading it. */
export const mayUse = (permission: string, requestedBy: string): boolean =>
  permission === 'clipboard-sanitized-write' && appOrigin(requestedBy) === pageOrigin
