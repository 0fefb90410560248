import { join } from 'node:path'
import { app, MessageChannelMain } from 'electron'
import { enginePortMessage } from '../contract/shell-api.ts'
import { createChoiceBook } from './choices.ts'
import { keepEngine } from './engine-keeper.ts'
import { lockWhenIdle } from './idle-lock.ts'
import { openMemory } from './memory.ts'
import { createPageSession, registerScheme } from './page-session.ts'
import { studyArgument } from './policy/study-argument.ts'
import { answerRequests, tell } from './requests.ts'
import { openWindow } from './window.ts'

registerScheme()
// As root Chromium has no sandbox and says so with this switch; with it every child would refuse to start.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
app.commandLine.appendSwitch('disable-http-cache')

/** macOS names the file that opens the program before the window is there. */
let askedBefore: string | null = null
const noteFile = (event: { preventDefault(): void }, path: string): void => {
  event.preventDefault()
  askedBefore = studyArgument([path])
}
app.on('open-file', noteFile)

const open = (): void => {
  app.off('open-file', noteFile)
  const memory = openMemory(app.getPath('userData'))
  const page = createPageSession(join(__dirname, '../renderer'))
  const window = openWindow(page.session, join(__dirname, '../preload/preload.cjs'), memory.get().bounds)
  const choices = createChoiceBook(app.getPath('documents'), (grant) => engine.grant(grant))
  const engine = keepEngine({
    host: join(__dirname, 'engine-host.cjs'),
    resources: join(app.isPackaged ? process.resourcesPath : app.getAppPath(), 'resources'),
    node: app.isPackaged ? undefined : process.env.CARACTERIZA_ENGINE_NODE,
    grants: choices.all,
    tell: (event) => tell(window, event),
    bridge: (connect) => {
      const { port1, port2 } = new MessageChannelMain()
      connect(port1)
      window.webContents.postMessage(enginePortMessage, null, [port2])
    },
  })
  const openStudy = (folder: string | null): void => {
    if (folder !== null) tell(window, { event: 'openStudy', study: choices.remember(folder) })
  }
  let asked = studyArgument(process.argv) ?? askedBefore
  const connect = (): void => {
    engine.connect()
    // Told once, when the page is there to hear it.
    openStudy(asked)
    asked = null
  }
  answerRequests({ window, choices, memory, stage: page.stage, connect, lock: engine.lock })
  lockWhenIdle(() => memory.get().settings.lockMinutes, engine.lock)
  const show = (folder: string | null): void => {
    if (window.isMinimized()) window.restore()
    window.focus()
    openStudy(folder)
  }
  app.on('second-instance', (_event, args) => show(studyArgument(args)))
  app.on('open-file', (event, path) => {
    event.preventDefault()
    show(studyArgument([path]))
  })
  window.on('close', () => {
    memory.change({ bounds: window.getNormalBounds() })
    engine.end()
  })
}

if (app.requestSingleInstanceLock()) {
  void app.whenReady().then(open)
  app.on('window-all-closed', () => app.quit())
} else app.quit()
