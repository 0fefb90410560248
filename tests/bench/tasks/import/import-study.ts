import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createEngine } from '../../../../main/engine/engine.ts'
import { filesIn, folderArgument, measured, passphrase } from '../task.ts'

/* The CSV into a new encrypted study, by the command that the window and the command line use. */

const folder = folderArgument()
const { study, csv } = filesIn(folder)
rmSync(study, { recursive: true, force: true })
const engine = createEngine({
  reader: join(import.meta.dirname, '../../../../main/hosts/file-reader.ts'),
  resources: join(import.meta.dirname, '../../../../resources'),
  now: () => new Date(),
  incident: (_, error) => console.error(error),
})
await engine.call('study.create', { folder: study, passphrase, person: 'Prueba', title: 'Prueba' })
const source = { format: 'csv', dataset: 'personas', file: csv } as const
await measured(
  async () => {
    await engine.call('data.import', { source, folder, reason: 'prueba' })
    await engine.close()
  },
  { file: join(study, 'study.db') },
)
