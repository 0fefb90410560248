import { Failure } from '../../../contract/failure.ts'
import { asName } from '../../../contract/name.ts'
import type { Statistic } from '../../../contract/results.ts'
import { TableSpec } from '../../../contract/table.ts'
import type { Localized } from '../../../contract/text.ts'
import {
  checkHeader,
  choiceIn,
  type Line,
  linesOf,
  numberWithin,
  type TextTable,
  textIn,
} from '../../intake/text-table.ts'
import { namesIn, variableIn, yesNoIn } from './list-cells.ts'
import { withPlainNames } from './list-columns.ts'

/** What a list of analyses does not say of its tables. */
export type ListDefaults = {
  /** Whose rows are wanted, of a list that names several datasets. */
  readonly dataset?: string | undefined
  readonly design: string
  /** The design of analyses that are not to be weighted: one without weights. */
  readonly unweighted?: string | undefined
  readonly unit: Localized
  readonly universe: Localized
  /** The statistic of a variable in rows that name none; null where none is usual. */
  readonly usual: (variable: string) => Statistic | null
  /** Names that tables of the plan have already. */
  readonly taken: readonly string[]
}

/**
 * The tables of a list of analyses as REACH writes it: one row per analysis with `analysis_type`, `analysis_var`,
 * `group_var` and `level`, and for a ratio `analysis_var_numerator`, `analysis_var_denominator`, `numerator_NA_to_0`,
 * `filter_denominator_0`. The shorter form with `analysis` and `var` (a ratio as "numerator,denominator"), `indicator`
 * for the title, `subset` for the universe and `recall` for the window is read too, and so are analysis plans that name
 * variables alone (`repeat for`, `disaggregate by`, `variable`; or `repeat.for.variable`, `independent.variable`,
 * `dependent.variable`): the variable then decides the statistic. `group_var` names the dimensions, parted by commas,
 * and what the analysis is repeated for goes before them; each row asks for one crossing, so tables have no margins.
 * Blanks are left out of every analysis; a list that asks otherwise fails with its row and the way out. Rows with
 * `weighted` no are of the design without weights. Of a list whose `dataset` names several, one is read at a time:
 * each has its own design, unit and universe.
 */
export const tablesFromList = (list: TextTable, defaults: ListDefaults): TableSpec[] => {
  const plain = withPlainNames(list)
  checkHeader(plain, ['analysis_var', ...(defaults.dataset === undefined ? [] : ['dataset'])])
  const taken = new Map(defaults.taken.map((name) => [name, 2]))
  return linesOfDataset(plain, defaults.dataset).map((line) => tableOf(line, defaults, taken))
}

/** The rows of one dataset: the one that is wanted, or the only one that the list names. */
const linesOfDataset = (list: TextTable, wanted: string | undefined): Line[] => {
  const { file } = list
  const lines = linesOf(list)
  const nameOf = (line: Line): string => textIn(line, 'dataset').trim()
  const names = [...new Set(lines.map(nameOf))].filter((name) => name !== '')
  const datasets = names.join(', ')
  if (wanted !== undefined && !names.includes(wanted))
    throw new Failure('loa.unknown-dataset', { file, dataset: wanted, datasets })
  if (wanted === undefined && names.length > 1) throw new Failure('loa.several-datasets', { file, datasets })
  const nameless = names.length > 1 && lines.find((line) => nameOf(line) === '')
  if (nameless) throw new Failure('loa.no-dataset', { file, row: nameless.row })
  return wanted === undefined ? lines : lines.filter((line) => nameOf(line) === wanted)
}

const typeNames = {
  mean: 'mean',
  numeric: 'mean',
  numerical: 'mean',
  median: 'quantile',
  prop_select_one: 'proportion',
  select_one: 'proportion',
  freq: 'proportion',
  categorical: 'proportion',
  prop_select_multiple: 'shareOfCases',
  select_multiple: 'shareOfCases',
  ratio: 'ratio',
} as const
const types = Object.keys(typeNames) as (keyof typeof typeNames)[]

const tableOf = (line: Line, defaults: ListDefaults, taken: Map<string, number>): TableSpec => {
  refuseOptions(line)
  const statistic = statisticIn(line, defaults)
  const [variable, over] = statistic === 'ratio' ? ratioVariables(line) : [variableIn(line, 'analysis_var')]
  const by = dimensionsIn(line)
  const name = [statistic, variable, ...(over === undefined ? [] : [over]), ...by].join('_')
  const window = textIn(line, 'recall')
  return TableSpec.parse({
    id: newId(name, taken),
    title: textIn(line, 'indicator') || [variable, ...by].join(' × '),
    design: designOf(line, defaults),
    statistic,
    variable,
    ...(over === undefined ? {} : { over, ...withoutZeros(line, over) }),
    by,
    margins: false,
    ciLevel: numberWithin(line, 'level', 0.5, 0.9999) ?? 0.95,
    unit: defaults.unit,
    universe: textIn(line, 'subset') || defaults.universe,
    ...(window === '' ? {} : { window }),
  })
}

/** What the row says, else what is usual of its variable. */
const statisticIn = (line: Line, { usual }: ListDefaults): Statistic => {
  if (namesIn(line, 'analysis_type').length > 0) return typeNames[choiceIn(line, 'analysis_type', types)]
  const variable = variableIn(line, 'analysis_var')
  const statistic = usual(variable)
  if (statistic === null) throw new Failure('loa.no-statistic', { file: line.file, row: line.row, variable })
  return statistic
}

/** The dimensions in the order of the row; "Overall" is how a plan says that it is repeated for nothing. */
const dimensionsIn = (line: Line): string[] => {
  const repeated = namesIn(line, 'repeat_for').filter((name) => name.toLowerCase() !== 'overall')
  return [...new Set([...repeated, ...namesIn(line, 'group_var')])]
}

const designOf = (line: Line, { design, unweighted }: ListDefaults): string => {
  if (yesNoIn(line, 'weighted') !== false) return design
  if (unweighted !== undefined) return unweighted
  throw new Failure('loa.unweighted', { file: line.file, row: line.row })
}

/** Options that would change the figures in a way that a table cannot: better refused than passed over. */
const refuseOptions = (line: Line): void => {
  const { file, row } = line
  for (const [column, wanted] of [
    ['na_rm', true],
    ['numerator_na_to_0', false],
  ] as const)
    if (yesNoIn(line, column) === !wanted) throw new Failure('loa.option', { file, row, column })
  // "include_na" and "add_total" both make an answer of the blanks.
  if (namesIn(line, 'calculation').length > 0) throw new Failure('loa.option', { file, row, column: 'calculation' })
  if (namesIn(line, 'hypothesis_type').some((type) => type !== 'direct_reporting'))
    throw new Failure('loa.hypothesis', { file, row })
}

const ratioVariables = (line: Line): [string, string] => {
  const both = namesIn(line, 'analysis_var')
  if (both.length === 2) return both as [string, string]
  return [variableIn(line, 'analysis_var_numerator'), variableIn(line, 'analysis_var_denominator')]
}

/** Records with a denominator of 0 are left out where the list says so. */
const withoutZeros = (line: Line, over: string): { where?: string } =>
  yesNoIn(line, 'filter_denominator_0') === true ? { where: `d[${JSON.stringify(over)}] != 0` } : {}

/** A name that plans can carry, made of the analysis; equal ones get _2, _3 … */
const newId = (text: string, taken: Map<string, number>): string => {
  const plain = asName(text)
  let copy = taken.get(plain) ?? 1
  let id = copy === 1 ? plain : `${plain}_${copy}`
  while (taken.has(id)) id = `${plain}_${++copy}`
  taken.set(plain, copy + 1)
  taken.set(id, taken.get(id) ?? 2)
  return id
}
