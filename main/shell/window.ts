import { BrowserWindow, type Rectangle, type Session, screen } from 'electron'
import { mayNavigate } from './policy/navigation.ts'
import { pageUrl } from './policy/origins.ts'
import { boundsOn, minimumSize, securePreferences } from './policy/window-options.ts'

/** Opens the one window, shown when it has something to show. */
export const openWindow = (session: Session, preload: string, kept: Rectangle | null): BrowserWindow => {
  const window = new BrowserWindow({
    ...boundsOn(
      screen.getAllDisplays().map(({ workArea }) => workArea),
      kept,
    ),
    ...minimumSize,
    show: false,
    title: 'Caracteriza',
    webPreferences: { ...securePreferences, session, preload },
  })
  window.once('ready-to-show', () => window.show())
  guard(window)
  void window.loadURL(pageUrl)
  return window
}

/** The window stays on its page: no other address, no new window, no embedded browser. */
const guard = ({ webContents }: BrowserWindow): void => {
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  webContents.on('will-navigate', (event) => {
    if (!mayNavigate(event.url, true)) event.preventDefault()
  })
  webContents.on('will-frame-navigate', (event) => {
    if (!mayNavigate(event.url, event.isMainFrame)) event.preventDefault()
  })
  webContents.on('will-redirect', (event) => event.preventDefault())
  webContents.on('will-attach-webview', (event) => event.preventDefault())
}
