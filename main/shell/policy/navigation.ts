import { appOrigin, documentOrigin, pageOrigin, pageUrl } from './origins.ts'

/** May this request leave the page? Only for the app's own files. */
export const mayRequest = (url: string): boolean => {
  const origin = appOrigin(url)
  return origin === pageOrigin || origin === documentOrigin
}

/** May this frame go there? The window stays on its page; a frame inside it shows staged documents. */
export const mayNavigate = (url: string, isMainFrame: boolean): boolean =>
  isMainFrame ? withoutFragment(url) === pageUrl : appOrigin(url) === documentOrigin

const withoutFragment = (url: string): string => url.split('#', 1)[0] ?? ''
