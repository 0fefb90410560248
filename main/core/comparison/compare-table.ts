import type { ComparisonTable } from '../../contract/comparison.ts'
import type { ResultTable } from '../../contract/results.ts'
import type { TableInput } from '../estimation/estimate-table.ts'
import { type Contrast, type ContrastSpec, combinationOf, contrastsOf, dimensionOf } from './contrasts.ts'
import { areComplements, complementsNote } from './one-test.ts'
import { type Precision, precisionOf } from './precision.ts'
import { tested, type Untested } from './tested.ts'

/** A comparison that lacks only its key, which the caller makes of everything that fed it. */
export type Comparison = Omit<ComparisonTable, 'key'>

/**
 * Differences, a contrast or a trend of the figures of `table`, which was estimated from `input`. Without a probability
 * sample there are differences but no standard errors and no tests.
 */
export const compareTable = (spec: ContrastSpec, table: ResultTable, input: TableInput): Comparison => {
  const { compared, terms, contrasts } = contrastsOf(spec, table)
  const { variance, df } = table.probability ? precisionOf(input, contrasts.map(combinationOf)) : unknownPrecision
  const untested = contrasts.map(
    (contrast, i): Untested => ({
      ...untestedOf(contrast),
      variance: variance[i] ?? Number.NaN,
      df: df[i] ?? Number.NaN,
    }),
  )
  const common = commonOf(spec, table)
  const coefficients = spec.compare === 'contrast' ? terms.map(({ coefficient }) => coefficient) : []
  const isOneTest = areComplements([table], common.levels, coefficients)
  return {
    ...common,
    compared: compared.map((name) => dimensionOf(table, name)),
    reference: spec.compare === 'differences' ? (spec.reference ?? null) : null,
    terms: [...terms],
    dimensions: table.dimensions.filter(({ variable }) => !compared.includes(variable)),
    cells: [...tested(untested, spec.ciLevel, isOneTest)],
    notes: notesOnTests(table.probability, isOneTest),
  }
}

/** Whether there are tests, and whether two categories share one. */
export const notesOnTests = (probability: boolean, isOneTest: boolean): string[] => {
  if (!probability) return ['comparison-non-probability']
  return isOneTest ? [complementsNote] : []
}

const unknownPrecision: Precision = { variance: new Float64Array(0), df: new Float64Array(0) }

const untestedOf = ({ group, level, first, second, terms }: Contrast) => {
  const isPair = first !== null
  return {
    group: [...group],
    level,
    first,
    second,
    firstEstimate: isPair ? (terms[0]?.figure.cell.estimate ?? null) : null,
    secondEstimate: isPair ? (terms[1]?.figure.cell.estimate ?? null) : null,
    cells: terms.map(({ figure }) => figure.cell),
    estimate: estimateOf(terms),
  }
}

const estimateOf = (terms: Contrast['terms']): number =>
  terms.length === 0
    ? Number.NaN
    : terms.reduce((sum, { figure, coefficient }) => sum + coefficient * (figure.cell.estimate ?? Number.NaN), 0)

/** What a comparison takes from its table. */
export const commonOf = (
  spec: { readonly levels?: readonly string[] | undefined } & Pick<ContrastSpec, 'id' | 'title' | 'ciLevel'> & {
      readonly compare: Comparison['compare']
    },
  table: ResultTable,
): Omit<Comparison, 'compared' | 'reference' | 'terms' | 'dimensions' | 'cells' | 'notes'> => ({
  id: spec.id,
  compare: spec.compare,
  title: spec.title,
  table: table.id,
  statistic: table.statistic,
  variable: table.variable,
  unit: table.unit,
  universe: table.universe,
  ...(table.base === undefined ? {} : { base: table.base }),
  window: table.window,
  design: table.design,
  probability: table.probability,
  ciLevel: spec.ciLevel,
  levels: table.levels.filter(({ code }) => spec.levels === undefined || spec.levels.includes(code)),
  ...(table.levelLabel === undefined ? {} : { levelLabel: table.levelLabel }),
})
