import { appOrigin, pageOrigin } from './origins.ts'

/** Where a message to the shell comes from, as far as Electron knows. */
export type Sender = { readonly isOurWindow: boolean; readonly isMainFrame: boolean; readonly url: string | null }

/** The shell answers its own window's main frame on the page's origin, and nobody else. */
export const isTrusted = ({ isOurWindow, isMainFrame, url }: Sender): boolean =>
  isOurWindow && isMainFrame && url !== null && appOrigin(url) === pageOrigin
