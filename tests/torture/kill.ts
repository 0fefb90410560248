import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { passphrase, runPlan, testEngine } from '../harness/engine.ts'

const plan = `caracteriza: 1
study: { title: Tortura, window: "2026", synthetic: true }
sources:
  - { dataset: hogares, format: csv, file: hogares.csv, identifiers: [nombre] }
designs:
  - { id: hogares, dataset: hogares, strata: [estrato], psu: [upm], weight: factor }
tables:
  - { id: gasto, title: Gasto, design: hogares, statistic: mean, variable: gasto, by: [estrato], unit: dólares, universe: Hogares }
  - { id: hogares, title: Hogares, design: hogares, statistic: count, unit: hogares, universe: Hogares }
`
const rows = { old: 20_000, new: 30_000 } as const

/** Synthetic households; the new delivery has more of them. */
const delivery = (count: number): string => {
  const lines = Array.from({ length: count }, (_, row) =>
    [row, `Nombre Ficticio ${row}`, row % 4, row % 400, 1 + (row % 7) / 10, (row * 7919) % 1000].join(';'),
  )
  return ['folio;nombre;estrato;upm;factor;gasto', ...lines].join('\n')
}

export type Scene = {
  readonly base: string
  readonly place: string
  readonly milliseconds: number
  readonly audit: string[]
}

/** A study with one delivery and its results, the files of the next delivery, and how long that takes undisturbed. */
export const setScene = async (place: string): Promise<Scene> => {
  const base = join(place, 'base')
  mkdirSync(join(base, 'files'), { recursive: true })
  writeFileSync(join(base, 'files', 'plan.yaml'), plan)
  writeFileSync(join(base, 'files', 'hogares.csv'), delivery(rows.old))
  const engine = testEngine()
  await runPlan(engine, join(base, 'study'), join(base, 'files', 'plan.yaml'))
  const audit = (await engine.call('audit.list', {})).map(({ hash }) => hash)
  await engine.close()
  writeFileSync(join(base, 'files', 'hogares.csv'), delivery(rows.new))
  const started = performance.now()
  await killed(copyOf({ base, place }), Number.POSITIVE_INFINITY)
  return { base, place, milliseconds: performance.now() - started, audit }
}

/** What went wrong after a kill at that moment; an empty list is a sound study in the old or the new state. */
export const killAt = async (scene: Scene, milliseconds: number): Promise<string[]> => {
  const folder = copyOf(scene)
  const confirmed = await killed(folder, milliseconds)
  const engine = testEngine()
  const problems: string[] = []
  try {
    const { datasets } = await engine.call('study.open', { folder: join(folder, 'study'), passphrase })
    const { findings } = await engine.call('study.check', {})
    const audit = (await engine.call('audit.list', {})).map(({ hash }) => hash)
    const { computed } = await engine.call('plan.run', {})
    const [dataset] = datasets
    const isNew = dataset?.version === 2 && dataset.rows === rows.new
    const isOld = dataset?.version === 1 && dataset.rows === rows.old
    if (!isNew && !isOld) problems.push(`version ${dataset?.version} with ${dataset?.rows} rows`)
    if (confirmed.includes('import') && !isNew) problems.push('a confirmed import is lost')
    if (confirmed.includes('run') && computed > 0) problems.push('confirmed results are lost')
    if (scene.audit.some((hash, position) => audit[position] !== hash)) problems.push('the audit log lost a record')
    problems.push(...findings.map(({ code }) => code))
  } catch (error) {
    problems.push(String(error))
  } finally {
    await engine.close()
  }
  if (problems.length === 0) rmSync(folder, { recursive: true })
  return problems
}

let copies = 0
const copyOf = ({ base, place }: Pick<Scene, 'base' | 'place'>): string => {
  const folder = join(place, `copy-${copies++}`)
  cpSync(base, folder, { recursive: true })
  return folder
}

/** Runs the worker and kills it after that time; gives what it had confirmed. */
const killed = (folder: string, milliseconds: number): Promise<string[]> =>
  new Promise((resolve, reject) => {
    const worker = spawn(
      process.execPath,
      [join(import.meta.dirname, 'worker.ts'), join(folder, 'study'), join(folder, 'files')],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    let output = ''
    worker.stdout.on('data', (text) => {
      output += text
    })
    const timer = Number.isFinite(milliseconds) ? setTimeout(() => worker.kill('SIGKILL'), milliseconds) : undefined
    worker.on('error', reject)
    worker.on('close', () => {
      clearTimeout(timer)
      resolve(output.split('\n').filter((line) => line !== ''))
    })
  })
