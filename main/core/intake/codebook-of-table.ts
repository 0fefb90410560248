import {
  type Category,
  longestName,
  type MissingRule,
  missingReasons,
  type Variable,
  variableKinds,
} from '../../contract/codebook.ts'
import { Failure } from '../../contract/failure.ts'
import type { Localized } from '../../contract/text.ts'
import { codebookColumns, recordKinds } from './codebook-columns.ts'
import {
  checkHeader,
  choiceIn,
  type Line,
  linesOf,
  numberIn,
  numberWithin,
  type TextTable,
  textIn,
} from './text-table.ts'

const mostDecimals = 16

/**
 * The variables of a codebook in flat form, in the order of their rows; rows of categories and rules may stand
 * anywhere. Needed are the columns `record` and `variable`, and `kind` for variables. Without `storage` counts,
 * quantities and weights are numbers and all else is text. Fails with row and column where a cell is not what it must
 * be, where a variable or a category stands twice, and where a row names a variable that the table lacks.
 */
export const codebookOfTable = (table: TextTable): Variable[] => {
  checkHeader(table, ['record', 'variable'], codebookColumns)
  const lines = linesOf(table)
  const variables = new Map<string, Draft>()
  for (const line of lines) if (recordOf(line) === 'variable') addVariable(variables, line)
  for (const line of lines) if (recordOf(line) !== 'variable') addDetail(variables, line)
  return [...variables.values()]
}

type Draft = Variable & { categories: Category[]; missing: MissingRule[] }

const recordOf = (line: Line) => choiceIn(line, 'record', recordKinds)

const addVariable = (variables: Map<string, Draft>, line: Line): void => {
  const { file, row } = line
  const name = textIn(line, 'variable')
  if (name === '' || name.length > longestName)
    throw new Failure('codebook.bad-name', { file, row, limit: longestName })
  if (variables.has(name)) throw new Failure('codebook.repeated-variable', { file, row, variable: name })
  const kind = choiceIn(line, 'kind', variableKinds)
  const decimals = numberWithin(line, 'decimals', 0, mostDecimals)
  const source = textIn(line, 'source')
  variables.set(name, {
    name,
    kind,
    storage: textIn(line, 'storage') === '' ? usualStorage(kind) : choiceIn(line, 'storage', ['number', 'code']),
    categories: [],
    missing: [],
    ...withText(line, 'label'),
    ...withText(line, 'universe'),
    ...withText(line, 'question'),
    ...(source === '' ? {} : { source }),
    ...(decimals === undefined ? {} : { decimals: Math.round(decimals) }),
  })
}

const addDetail = (variables: Map<string, Draft>, line: Line): void => {
  const { file, row } = line
  const name = textIn(line, 'variable')
  const variable = variables.get(name)
  if (!variable) throw new Failure('codebook.undeclared-variable', { file, row, variable: name })
  if (recordOf(line) === 'missing') variable.missing.push(missingRuleOf(line))
  else {
    const code = textIn(line, 'code')
    if (variable.categories.some((category) => category.code === code))
      throw new Failure('codebook.repeated-category', { file, row, variable: name })
    variable.categories.push({ code, ...withText(line, 'label') })
  }
}

/** A rule without a range is for its code, which may be the empty one. */
const missingRuleOf = (line: Line): MissingRule => {
  const code = textIn(line, 'code')
  const from = numberIn(line, 'from')
  const to = numberIn(line, 'to')
  return {
    ...(code === '' && (from !== undefined || to !== undefined) ? {} : { code }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    reason: choiceIn(line, 'reason', missingReasons),
    ...withText(line, 'label'),
  }
}

/** A text for every language, or texts by language; one cell for all goes before those by language. */
const withText = <Column extends string>(line: Line, column: Column): { [Key in Column]?: Localized } => {
  const [all, es, en] = [column, `${column}_es`, `${column}_en`].map((name) => textIn(line, name))
  const text = all || (es || en ? { ...(es ? { es } : {}), ...(en ? { en } : {}) } : undefined)
  return (text === undefined ? {} : { [column]: text }) as { [Key in Column]?: Localized }
}

const usualStorage = (kind: Variable['kind']): Variable['storage'] =>
  kind === 'count' || kind === 'continuous' || kind === 'weight' ? 'number' : 'code'
