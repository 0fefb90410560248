import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { samplePassphrase } from '../../../main/contract/sample.ts'
import { createEngine } from '../../../main/engine/engine.ts'
import { writeSurveyCsv } from '../survey/survey-csv.ts'

const root = join(import.meta.dirname, '../../..')

const plan = `caracteriza: 1
study: { title: { es: Estudio grande (sintético), en: Large study (synthetic) }, country: SLV, producer: Prueba, window: "2026", synthetic: true }
sources:
  - { dataset: personas, format: csv, file: encuesta.csv }
designs:
  - { id: personas, dataset: personas, strata: [estrato], psu: [upm], weight: peso }
tables: []
`

/**
 * A study of `rows` invented persons in 40 variables, made by the engine's own import and kept, encrypted as any study,
 * in the temporary folder of the system until what it is made by changes. Its passphrase is that of the sample.
 */
export const largeStudy = async (rows: number): Promise<string> => {
  const study = join(tmpdir(), `caracteriza-bench-${rows}-${madeBy(rows)}`)
  if (existsSync(study)) return study
  console.log(`A study of ${rows} records is made; the next run finds it ready.`)
  const folder = mkdtempSync(join(tmpdir(), 'caracteriza-bench-'))
  const engine = createEngine({
    resources: join(root, 'resources'),
    now: () => new Date(),
    incident: (_, error) => console.error(error),
  })
  try {
    writeSurveyCsv(join(folder, 'encuesta.csv'), rows)
    writeFileSync(join(folder, 'plan.yaml'), plan)
    const made = join(folder, 'estudio')
    await engine.call('study.create', { folder: made, passphrase: samplePassphrase, person: 'Prueba', title: 'Prueba' })
    const { sources } = await engine.call('plan.load', { file: join(folder, 'plan.yaml') })
    for (const source of sources) await engine.call('data.import', { source, folder, reason: 'prueba' })
    await engine.close()
    renameSync(made, study)
    return study
  } finally {
    await engine.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Tells one making of the study from another: what the file holds, the plan, and how a study is kept. */
const madeBy = (rows: number): string => {
  const survey = readFileSync(join(import.meta.dirname, '../survey/survey-csv.ts'))
  const migrations = readdirSync(join(root, 'main/study/migrations'), { recursive: true }).sort()
  return createHash('sha256')
    .update(survey)
    .update(JSON.stringify([rows, plan, migrations]))
    .digest('hex')
    .slice(0, 12)
}
