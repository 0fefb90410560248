import { dirname, join } from 'node:path'
import { Grant } from '../contract/desktop.ts'
import { createEngine } from '../engine/engine.ts'
import { createChoices } from './choices.ts'
import { incidentText } from './incident.ts'
import { type Port, servePort } from './port.ts'
import { headsFile } from './user-folder.ts'

/** The part of Electron's ports that the host uses; `electron` itself is not for here. */
type ElectronPort = {
  on(event: 'message', take: (event: { data: unknown; ports: ElectronPort[] }) => void): void
  start(): void
  postMessage(message: unknown): void
}

const [resources = ''] = process.argv.slice(2)
/** The engine and its reading thread are built side by side. */
const reader = join(dirname(process.argv[1] as string), 'file-reader.cjs')
const engine = createEngine({
  reader,
  resources,
  now: () => new Date(),
  incident: (incident, error) => process.stderr.write(incidentText(incident, error)),
  heads: headsFile(process.env),
})
const choices = createChoices()
let stopServing = (): void => undefined

/** A new page takes the place of the one before; the study stays open. */
const serve = (port: Port): void => {
  stopServing()
  stopServing = servePort(engine, port, choices)
}

const overElectronPort = (port: ElectronPort): Port => ({
  onMessage: (take) => {
    port.on('message', ({ data }) => take(data))
    port.start()
  },
  send: (message) => port.postMessage(message),
})

const { parentPort } = process as unknown as { parentPort?: ElectronPort }
if (parentPort) {
  parentPort.on('message', ({ data, ports: [port] }) => {
    if (port) serve(overElectronPort(port))
    else choices.add(Grant.parse(data))
  })
} else {
  let take: (message: unknown) => void = () => undefined
  process.on('message', (envelope: { connect: true } | { grant: unknown } | { page: unknown }) => {
    if ('connect' in envelope) serve({ onMessage: (next) => (take = next), send: (message) => process.send?.(message) })
    else if ('grant' in envelope) choices.add(Grant.parse(envelope.grant))
    else take(envelope.page)
  })
  process.on('disconnect', () => process.exit())
}
