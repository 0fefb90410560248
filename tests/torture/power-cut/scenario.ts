import { writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { ReviewItem } from '../../../main/contract/review.ts'
import { auditHead } from '../../../main/study/audit-chain.ts'
import { createStudy } from '../../../main/study/create-study.ts'
import { closeStudy } from '../../../main/study/open-study.ts'
import { cheapKey } from '../../harness/cheap-key.ts'
import { passphrase, testEngine } from '../../harness/engine.ts'
import { validate } from '../../harness/release-alone.ts'
import { householdsOfRound, planOfRound, typeInVisits } from '../../harness/rounds-of-a-study.ts'

/*
 * A study from its making to its second release, told on the output step by step with the position that the audit log had
 * reached by then: `node scenario.ts FOLDER FILES ROUNDS`. What is recorded of it is cut at every fsync.
 */
const [folder = '', files = '', rounds = '1'] = process.argv.slice(2)

const comparison = `comparisons:
  - { id: brecha, title: Brecha, compare: differences, table: gasto, between: sexo, reference: "1" }
`

const made = await createStudy({
  folder,
  passphrase: Buffer.from(passphrase),
  person: 'Ana',
  title: 'Corte',
  now: () => new Date(),
  derivation: cheapKey,
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
  writeFileSync(join(files, 'hogares.csv'), householdsOfRound(60 + round, 10, 50))
  writeFileSync(join(files, 'plan.yaml'), planOfRound('Corte', round, comparison))
  const { sources } = await engine.call('plan.load', { file: join(files, 'plan.yaml') })
  for (const source of sources) await engine.call('data.import', { source, folder: files, reason: `entrega ${round}` })
  await tell('import')
  await typeInVisits(engine, round, () => tell('typing'))
  await engine.call('plan.run', {})
  await tell('run')
  const items: ReviewItem[] = (await engine.call('review.list', {})).items.map(({ item }) => item)
  await validate(engine, items)
  await engine.call('review.protect', { acceptDifferences: 'otra ronda de la misma prueba' })
  await engine.call('review.approve', { items })
  await tell('review')
  await engine.call('release.make', { folder: join(files, `release-${round}`) })
  await tell('release')
}
await engine.close()
