import type { MissingRule, Variable } from '../../contract/codebook.ts'
import type { ScriptSource } from './script-input.ts'
import { NotInStata, type StataNames } from './stata-formula.ts'
import { stataString, withoutMacros } from './stata-text.ts'

/** Commands that read a source file, only the variables used, and blank the answers that its codebook calls missing. */
export const stataSource = (source: ScriptSource, used: ReadonlySet<string>, names: StataNames): readonly string[] => {
  const variables = source.variables.filter(({ name }) => used.has(name))
  return [...reading(source, variables, names), ...blanks(variables, names)]
}

const reading = (source: ScriptSource, variables: readonly Variable[], names: StataNames): readonly string[] => {
  const own = variables.map(({ name }) => names(name))
  if (source.format === 'records') return [...records(source, variables, names), `keep ${own.join(' ')}`]
  const path = pathOf('folder', source)
  if (source.format === 'csv') return [...delimited(path, source, variables, names), `keep ${own.join(' ')}`]
  const isRenamed = variables.some(({ name }) => names(name) !== name)
  if (isRenamed) throw new NotInStata(source.file)
  const read = source.format === 'sav' ? `import spss using ${path}, clear` : `use ${path}, clear`
  return [read, `keep ${own.join(' ')}`]
}

const pathOf = (folder: 'folder' | 'beside', { file }: ScriptSource): string =>
  `"\${${folder}}/${withoutMacros(file).replaceAll('"', '')}"`

/** Records as the study exports them: texts at first, like those of delimited files. */
const records = (source: ScriptSource, variables: readonly Variable[], names: StataNames): readonly string[] => [
  `records ${pathOf('beside', source)} ${source.bytes}`,
  ...variables.map(({ name }) => `column ${stataString(name)} ${names(name)}`),
  'drop in 1',
  ...variables
    .filter(({ storage }) => storage === 'number')
    .map(({ name, kind }) =>
      kind === 'date' ? `moment ${names(name)}` : `numeric ${names(name)} ${stataString('.')}`,
    ),
]

type CsvSource = Extract<ScriptSource, { format: 'csv' }>

/** Columns are found by the cells of the header, because Stata would change names; all come as texts. */
const delimited = (
  path: string,
  { options }: CsvSource,
  variables: readonly Variable[],
  names: StataNames,
): readonly string[] => {
  const { delimiter, encoding, decimal } = options
  const choices = [
    ...(delimiter === undefined ? [] : [`delimiters("${delimiter === '\t' ? '\\t' : delimiter}")`]),
    ...(encoding === undefined ? [] : [`encoding("${encoding}")`]),
  ]
  return [
    `import delimited using ${path}, varnames(nonames) stringcols(_all) bindquotes(strict) ${choices.join(' ')} clear`,
    ...variables.map(({ name }) => `column ${stataString(name)} ${names(name)}`),
    'drop in 1',
    ...variables
      .filter(({ storage }) => storage === 'number')
      .map(({ name }) => `numeric ${names(name)} ${stataString(decimal ?? '')}`),
  ]
}

/** Variables with the same rules are done in one loop. */
const blanks = (variables: readonly Variable[], names: StataNames): readonly string[] => {
  const ruled = variables.filter(({ missing }) => missing.length > 0)
  const alike = Map.groupBy(ruled, ({ storage, missing }) => conditions(missing, storage).join(' | '))
  return [...alike].flatMap(([condition, same]) => [
    `foreach variable of varlist ${same.map(({ name }) => names(name)).join(' ')} {`,
    `    replace \`variable' = ${same[0]?.storage === 'number' ? '.' : '""'} if ${condition}`,
    '}',
  ])
}

const conditions = (missing: readonly MissingRule[], storage: Variable['storage']): readonly string[] =>
  missing.flatMap((rule) => [...codeRule(rule, storage), ...rangeRule(rule, storage)])

const codeRule = ({ code }: MissingRule, storage: Variable['storage']): readonly string[] => {
  if (code === undefined) return []
  if (storage === 'code') return [`\`variable' == ${stataString(code)}`]
  return Number.isFinite(Number(code)) ? [`\`variable' == ${Number(code)}`] : []
}

const rangeRule = ({ from, to }: MissingRule, storage: Variable['storage']): readonly string[] => {
  if (from === undefined && to === undefined) return []
  const value = storage === 'number' ? "`variable'" : "real(`variable')"
  const low = from === undefined ? [] : [`${value} >= ${from}`]
  const high = to === undefined ? [`!missing(${value})`] : [`${value} <= ${to}`]
  return [`(${[...low, ...high].join(' & ')})`]
}
