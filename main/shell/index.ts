import { join } from 'node:path'
import { app, MessageChannelMain } from 'electron'
import { enginePortMessage } from '../contract/shell-api.ts'
import { createChoiceBook } from './choices.ts'
import { keepEngine } from './engine-keeper.ts'
import { lockWhenIdle } from './idle-lock.ts'
import { openMemory } from './memory.ts'
import { createPageSession, registerScheme } from './page-session.ts'
import { answerRequests, tell } from './requests.ts'
import { openWindow } from './window.ts'

registerScheme()
// As root Chromium has no sandbox and says so with this switch; with it every child would refuse to start.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
app.commandLine.appendSwitch('disable-http-cache')

const open = (): void => {
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
  answerRequests({ window, choices, memory, stage: page.stage, connect: engine.connect, lock: engine.lock })
  lockWhenIdle(() => memory.get().settings.lockMinutes, engine.lock)
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
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
