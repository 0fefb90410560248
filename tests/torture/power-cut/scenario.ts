import { writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type ReviewItem, validationChecks } from '../../../main/contract/review.ts'
import { auditHead } from '../../../main/study/audit-chain.ts'
import { createStudy } from '../../../main/study/create-study.ts'
import { closeStudy } from '../../../main/study/open-study.ts'
import { passphrase, testEngine } from '../../harness/engine.ts'

/*
 * A study from its making to its second release, told on the output step by step with the position that the audit log had
 * reached by then: `node scenario.ts FOLDER FILES ROUNDS`. What is recorded of it is cut at every fsync.
 */
const [folder = '', files = '', rounds = '1'] = process.argv.slice(2)

const plan = (round: number): string => `caracteriza: 1
study: { title: Corte, window: "2026", synthetic: true }
sources:
  - { dataset: hogares, format: csv, file: hogares.csv, identifiers: [nombre], options: { types: { sexo: text } } }
designs:
  - { id: hogares, dataset: hogares, strata: [estrato], psu: [upm], weight: factor }
tables:
  - { id: gasto, title: Gasto ${round}, design: hogares, statistic: mean, variable: gasto, by: [sexo], unit: dólares, universe: Hogares }
  - { id: cuenta, title: Hogares ${round}, design: hogares, statistic: count, by: [sexo], unit: hogares, universe: Hogares }
comparisons:
  - { id: brecha, title: Brecha, compare: differences, table: gasto, between: sexo, reference: "1" }
`

/** Synthetic households. */
const households = (count: number): string =>
  [
    'nombre;estrato;upm;factor;sexo;gasto',
    ...Array.from({ length: count }, (_, row) =>
      [`Nombre Ficticio ${row}`, row % 2, row % 10, 2 + (row % 3), 1 + (row % 2), 100 + ((row * 7) % 50)].join(';'),
    ),
  ].join('\n')

// Cheap on purpose: the cuts open the study a thousand times.
const derivation = { memoryKiB: 8192, passes: 1, lanes: 1 }
const made = await createStudy({
  folder,
  passphrase: Buffer.from(passphrase),
  person: 'Ana',
  title: 'Corte',
  now: () => new Date(),
  derivation,
})
const told = (step: string, position: number): void => {
  writeSync(1, `${step} ${position}\n`)
}
told('created', auditHead(made.db).position)
closeStudy(made)

const engine = testEngine()
await engine.call('study.open', { folder, passphrase })
const tell = async (step: string): Promise<void> => told(step, (await engine.call('people.head', {})).position)

for (let round = 1; round <= Number(rounds); round++) {
  writeFileSync(join(files, 'hogares.csv'), households(60 + round))
  writeFileSync(join(files, 'plan.yaml'), plan(round))
  const { sources } = await engine.call('plan.load', { file: join(files, 'plan.yaml') })
  for (const source of sources) await engine.call('data.import', { source, folder: files, reason: `entrega ${round}` })
  await tell('import')
  await engine.call('plan.run', {})
  await tell('run')
  const items: ReviewItem[] = (await engine.call('review.list', {})).items.map(({ item }) => item)
  await engine.call('review.submit', { items })
  await engine.call('review.begin', { items })
  await engine.call('review.validate', { items, checks: [...validationChecks], reason: 'Conforme' })
  await engine.call('review.protect', { acceptDifferences: 'otra ronda de la misma prueba' })
  await engine.call('review.approve', { items })
  await tell('review')
  await engine.call('release.make', { folder: join(files, `release-${round}`) })
  await tell('release')
}
await engine.close()
