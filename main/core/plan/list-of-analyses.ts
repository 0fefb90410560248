import { Failure } from '../../contract/failure.ts'
import { TableSpec } from '../../contract/table.ts'
import type { Localized } from '../../contract/text.ts'
import {
  checkHeader,
  choiceIn,
  type Line,
  linesOf,
  numberWithin,
  type TextTable,
  textIn,
} from '../intake/text-table.ts'

/** What a list of analyses does not say of its tables. */
export type ListDefaults = {
  readonly design: string
  /** The design of analyses that are not to be weighted: one without weights. */
  readonly unweighted?: string | undefined
  readonly unit: Localized
  readonly universe: Localized
}

/**
 * The tables of a list of analyses as REACH writes it: one row per analysis with `analysis_type`, `analysis_var`,
 * `group_var` and `level`, and for a ratio `analysis_var_numerator`, `analysis_var_denominator`, `numerator_NA_to_0`,
 * `filter_denominator_0`. The shorter form with `analysis` and `var` (a ratio as "numerator,denominator"), `indicator`
 * for the title, `subset` for the universe and `recall` for the window is read too. `group_var` names the dimensions,
 * parted by commas; each row asks for one crossing, so tables have no margins. Blanks are left out of every analysis;
 * a list that asks otherwise fails with its row and the way out. Rows with `weighted` no are of the design without weights.
 */
export const tablesFromList = (list: TextTable, defaults: ListDefaults): TableSpec[] => {
  checkHeader(withPlainNames(list), ['analysis_type', 'analysis_var'])
  const taken = new Map<string, number>()
  return linesOf(withPlainNames(list)).map((line) => tableOf(line, defaults, taken))
}

const typeNames = {
  mean: 'mean',
  median: 'quantile',
  prop_select_one: 'proportion',
  select_one: 'proportion',
  prop_select_multiple: 'shareOfCases',
  select_multiple: 'shareOfCases',
  ratio: 'ratio',
} as const
const types = Object.keys(typeNames) as (keyof typeof typeNames)[]

const plainNames = new Map([
  ['analysis', 'analysis_type'],
  ['var', 'analysis_var'],
])

const withPlainNames = (list: TextTable): TextTable => ({
  ...list,
  header: list.header.map((name) => plainNames.get(name.toLowerCase()) ?? name),
})

const tableOf = (line: Line, defaults: ListDefaults, taken: Map<string, number>): TableSpec => {
  refuseOptions(line)
  const type = choiceIn(line, 'analysis_type', types)
  const statistic = typeNames[type]
  const [variable, over] = statistic === 'ratio' ? ratioVariables(line) : [variableIn(line, 'analysis_var')]
  const by = namesIn(line, 'group_var')
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

const designOf = (line: Line, { design, unweighted }: ListDefaults): string => {
  if (yesNoIn(line, 'weighted') !== false) return design
  if (unweighted !== undefined) return unweighted
  throw new Failure('loa.unweighted', { file: line.file, row: line.row })
}

/** Options that would change the figures in a way that a table cannot: better refused than passed over. */
const refuseOptions = (line: Line): void => {
  for (const [column, wanted] of [
    ['na_rm', true],
    ['numerator_na_to_0', false],
  ] as const)
    if (yesNoIn(line, column) === !wanted) throw new Failure('loa.option', { file: line.file, row: line.row, column })
}

const ratioVariables = (line: Line): [string, string] => {
  const both = namesIn(line, 'analysis_var')
  if (both.length === 2) return both as [string, string]
  return [variableIn(line, 'analysis_var_numerator'), variableIn(line, 'analysis_var_denominator')]
}

/** Records with a denominator of 0 are left out where the list says so. */
const withoutZeros = (line: Line, over: string): { where?: string } =>
  yesNoIn(line, 'filter_denominator_0') === true ? { where: `d[${JSON.stringify(over)}] != 0` } : {}

const variableIn = (line: Line, column: string): string => {
  const names = namesIn(line, column)
  if (names.length === 1) return names[0] as string
  throw new Failure('loa.one-variable', { file: line.file, row: line.row, column })
}

/** The names in a cell, parted by commas; R writes NA for none. */
const namesIn = (line: Line, column: string): string[] =>
  textIn(line, column)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'NA')

const yesNoIn = (line: Line, column: string): boolean | undefined => {
  const text = textIn(line, column).trim().toLowerCase()
  if (['', 'na'].includes(text)) return undefined
  return ['true', 't', 'yes', 'sí', 'si', '1', 'verdadero'].includes(text)
}

/** A name that plans can carry, made of the analysis; equal ones get _2, _3 … */
const newId = (text: string, taken: Map<string, number>): string => {
  const plain = text.replace(/[^\p{L}\p{N}_.]+/gu, '_')
  let copy = taken.get(plain) ?? 1
  let id = copy === 1 ? plain : `${plain}_${copy}`
  while (taken.has(id)) id = `${plain}_${++copy}`
  taken.set(plain, copy + 1)
  taken.set(id, taken.get(id) ?? 2)
  return id
}
