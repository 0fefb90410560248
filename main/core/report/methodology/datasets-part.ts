import { inLanguage } from '../../../contract/text.ts'
import { integer } from '../number-format.ts'
import type { MethodologyPart, Records, Value } from '../report.ts'
import type { Scene } from '../scene.ts'
import { columns } from './columns.ts'
import type { DatasetAccount } from './methodology.ts'
import { part } from './part.ts'

/** The datasets: what they are for, how many records were read, left out and used, and why those left out were. */
export const datasetsPart = (datasets: readonly DatasetAccount[], { language, texts }: Scene): MethodologyPart => {
  const count = (number: number): Value => ({ number, format: integer })
  const sum = (lost: DatasetAccount['exclusions']) => count(lost.reduce((total, { records }) => total + records, 0))
  const losses = datasets.flatMap(({ dataset, exclusions, duplicates }) =>
    [...exclusions, ...duplicates].map(({ reason, records }): readonly Value[] => [
      dataset,
      inLanguage(reason, language),
      count(records),
    ]),
  )
  const accounts: Records = {
    title: texts('methodology.datasets.account'),
    columns: columns(
      ['dataset', 'file', 'recordsRead', 'excluded', 'duplicates', 'recordsUsed', 'variables'],
      'methodology.datasets',
      texts,
    ),
    rows: datasets.map((one) => [
      one.dataset,
      one.file === '' ? texts('data.typedIn') : (one.file ?? texts('methodology.datasets.derived')),
      count(one.recordsRead),
      sum(one.exclusions),
      sum(one.duplicates),
      count(one.recordsUsed),
      count(one.variables),
    ]),
  }
  const reasons: Records = {
    title: texts('methodology.datasets.reasons'),
    columns: columns(['dataset', 'reason', 'records'], 'methodology.datasets', texts),
    rows: losses,
  }
  const purposes = datasets.flatMap(({ dataset, purpose }) =>
    purpose === undefined ? [] : [{ term: dataset, text: inLanguage(purpose, language) }],
  )
  return part(texts('methodology.datasets'), {
    facts: purposes,
    tables: [...(datasets.length > 0 ? [accounts] : []), ...(losses.length > 0 ? [reasons] : [])],
  })
}
