import { inLanguage } from '../../../contract/text.ts'
import { decimal, integer, type NumberFormat, percent } from '../number-format.ts'
import type { Records, Value } from '../report.ts'
import type { Scene } from '../scene.ts'
import { columns } from './columns.ts'
import type { DesignAccount } from './methodology.ts'

/** Weights step by step: sum, extremes, the same with mean 1, coefficient of variation and Kish's design effect. */
export const weightRecords = ({ weights }: DesignAccount, { texts }: Scene): Records => ({
  title: texts('methodology.weights'),
  columns: columns(
    ['step', 'records', 'sum', 'min', 'max', 'least', 'most', 'cv', 'deff', 'iterations'],
    'methodology.weights',
    texts,
  ),
  rows: weights.map((one) => [
    texts(`methodology.step.${one.step}`),
    value(one.records, integer),
    value(one.sum, decimal(1)),
    value(one.min, decimal(3)),
    value(one.max, decimal(3)),
    value(share(one.min, one.mean), decimal(3)),
    value(share(one.max, one.mean), decimal(3)),
    value(one.cv, percent(1)),
    value(one.deff, decimal(2)),
    value(one.iterations ?? null, integer),
  ]),
})

const share = (weight: number | null, mean: number): number | null => (weight === null ? null : weight / mean)

/** Known population totals against the sums of weights before and after, and how few records stand for a cell. */
export const marginRecords = ({ margins }: DesignAccount, { texts }: Scene): Records => ({
  title: texts('methodology.margins'),
  columns: columns(
    ['step', 'by', 'cells', 'known', 'before', 'after', 'gap', 'fewest', 'few'],
    'methodology.margins',
    texts,
  ),
  rows: margins.map((one) => [
    texts(`methodology.step.${one.step}`),
    one.by.join(' × '),
    value(one.cells, integer),
    value(one.known, integer),
    value(one.before, integer),
    value(one.after, integer),
    value(one.largestGap, percent(4)),
    value(one.fewest, integer),
    value(one.fewCells, integer),
  ]),
})

/** Units, records and sum of weights by stratum. */
export const outcomeRecords = ({ outcome = [] }: DesignAccount, { language, texts }: Scene): Records => ({
  title: texts('methodology.outcome'),
  columns: columns(['stratum', 'psus', 'records', 'sum'], 'methodology.outcome', texts),
  rows: outcome.map((one) => [
    inLanguage(one.stratum, language),
    value(one.psus, integer),
    value(one.records, integer),
    value(one.sumWeights, integer),
  ]),
})

const value = (number: number | null, format: NumberFormat): Value => ({ number, format })
