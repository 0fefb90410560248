import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { passphrase, testEngine } from '../harness/engine.ts'

/** Imports a new delivery and runs the plan, telling on its output each thing that the engine confirmed. */
const [study = '', files = ''] = process.argv.slice(2)
const confirm = (what: string): void => {
  writeSync(1, `${what}\n`)
}

const engine = testEngine()
await engine.call('study.open', { folder: study, passphrase })
confirm('open')
const { sources } = await engine.call('plan.load', { file: join(files, 'plan.yaml') })
for (const source of sources) await engine.call('data.import', { source, folder: files, reason: 'entrega nueva' })
confirm('import')
await engine.call('plan.run', {})
confirm('run')
await engine.call('report.write', { folder: join(files, 'out'), languages: ['es'] })
confirm('report')
await engine.close()
confirm('closed')
