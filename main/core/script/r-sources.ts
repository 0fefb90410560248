import type { MissingRule, Variable } from '../../contract/codebook.ts'
import type { Plan } from '../../contract/plan.ts'
import type { AnswersRead } from '../form/answers-read.ts'
import { parentKeyName, recordKeyName } from '../form/record-keys.ts'
import { rCall, rName, rNamed, rNumber, rNumbers, rString, rTexts } from './r-text.ts'
import type { ScriptSource } from './script-input.ts'

/** Code that reads the variables used of a source file, with the answers of a form put in order. */
export const rSource = (source: ScriptSource, used: ReadonlySet<string>): string => {
  const answers = source.answers.filter(({ items }) => items.some(({ variable }) => used.has(variable)))
  const marks = new Set(answers.flatMap(({ items }) => items.map(({ variable }) => variable)))
  const variables = source.variables.filter(
    ({ name }) => used.has(name) && !marks.has(name) && !isKeyMade(source, name),
  )
  const columns = answers.filter(({ areColumns }) => areColumns).flatMap(({ items }) => items)
  const args = [
    rString(source.file),
    rNumber(source.bytes),
    ...(source.format === 'records' ? [rString(source.md5)] : []),
    `numbers = ${rTexts(namesOf(variables, 'number'))}`,
    `texts = ${rTexts([...namesOf(variables, 'code'), ...columns.map(({ variable }) => variable)])}`,
    ...(source.format === 'records' ? momentsOf(variables) : optionsOf(source)),
  ]
  const data = dataOf(source)
  return [
    rCall(`${data} <- ${readers[source.format]}`, args),
    ...answers.map((one) => answersCode(data, one, source)),
  ].join('\n')
}

/** Code that gives the records of a repeat their keys, in the parent's data as its file has them. */
export const rKeys = (source: ScriptSource, used: ReadonlySet<string>): readonly string[] => {
  const { dataset, parent } = source
  if (parent === undefined || !usesKeys(source, used)) return []
  const data = dataOf(source)
  return [
    rCall(`${data} <- keyed`, [
      data,
      rString(dataset),
      `study$${rName(parent.dataset)}`,
      rCall(
        'list',
        parent.links.map((link) => rNamed(Object.entries(link).map(([own, other]) => [own, rString(other)]))),
      ),
      ...(parent.stable.length === 0 ? [] : [`stable = ${rTexts(parent.stable)}`]),
    ]),
  ]
}

/** Code that blanks the answers that the codebook calls missing. */
export const rMissing = (source: ScriptSource, used: ReadonlySet<string>): readonly string[] => {
  const ruled = source.variables.filter(({ name, missing }) => used.has(name) && missing.length > 0)
  const alike = Map.groupBy(ruled, ({ missing }) => rulesOf(missing).join(', '))
  const data = dataOf(source)
  return [...alike].map(([, same]) => {
    const names = rTexts(same.map(({ name }) => name))
    return rCall(`${data} <- without_missing`, [data, names, ...rulesOf(same[0]?.missing ?? [])])
  })
}

/** What is known of a dataset before its file is read. */
type Documented = Pick<ScriptSource, 'dataset' | 'variables' | 'answers' | 'parent'>

/**
 * The names asked of each dataset with those that its reading needs beside them: the other answers of a question, what a
 * repeat and its parent are joined by, and the whole of a matrix of joint probabilities.
 */
export const variablesRead = (
  sources: readonly Documented[],
  used: ReadonlyMap<string, ReadonlySet<string>>,
  { designs }: Pick<Plan, 'designs'>,
): ReadonlyMap<string, ReadonlySet<string>> => {
  const read = new Map([...used].map(([dataset, names]) => [dataset, new Set(names)]))
  const add = (dataset: string, names: readonly string[]): void => {
    read.set(dataset, new Set([...(read.get(dataset) ?? []), ...names]))
  }
  const matrices = new Set(designs.flatMap(({ unequal }) => unequal?.joint ?? []))
  for (const { dataset, variables } of sources) {
    if (matrices.has(dataset) && read.has(dataset)) {
      add(
        dataset,
        variables.map(({ name }) => name),
      )
    }
  }
  // A parent that is read for its keys alone may be a repeat itself: children stand behind their parents.
  for (const source of [...sources].reverse()) {
    const names = read.get(source.dataset)
    if (names === undefined) continue
    for (const { summary, items } of source.answers) {
      const asked = items.map(({ variable }) => variable)
      if (asked.some((name) => names.has(name))) add(source.dataset, [...asked, ...(summary === null ? [] : [summary])])
    }
    const { parent } = source
    if (parent === undefined || !usesKeys(source, names)) continue
    add(source.dataset, parent.links.flatMap(Object.keys))
    add(parent.dataset, [...parent.links.flatMap((link) => Object.values(link)), ...parent.stable])
  }
  return read
}

const readers = {
  csv: 'read_delimited',
  sav: 'read_labelled',
  dta: 'read_labelled',
  xlsx: 'read_workbook',
  records: 'read_records',
} as const

const dataOf = ({ dataset }: Documented): string => `study$${rName(dataset)}`

const isKeyMade = ({ parent }: Documented, name: string): boolean =>
  parent !== undefined && (name === parentKeyName || name === recordKeyName)

const usesKeys = (source: Documented, used: ReadonlySet<string>): boolean =>
  [...used].some((name) => isKeyMade(source, name))

const answersCode = (data: string, answers: AnswersRead, { trust }: ScriptSource): string => {
  const { summary, blanks, items, areColumns, isWhole } = answers
  const unlisted = items.filter(({ isListed }) => !isListed).map(({ variable }) => variable)
  return rCall(`${data} <- answers_in_order`, [
    data,
    rNamed(items.map(({ variable, code }) => [variable, rString(code)])),
    ...(summary === null ? [] : [`summary = ${rString(summary)}`]),
    ...(blanks.length === 0 ? [] : [`blanks = ${rCall('list', rulesOf(blanks))}`]),
    ...(unlisted.length === 0 ? [] : [`unlisted = ${rTexts(unlisted)}`]),
    ...(areColumns ? [] : ['columns = FALSE']),
    ...(isWhole ? ['whole = TRUE'] : []),
    ...(trust === undefined ? [] : [`trust = ${rString(trust)}`]),
  ])
}

const namesOf = (variables: readonly Variable[], kind: Variable['storage']): readonly string[] =>
  variables.filter(({ storage }) => storage === kind).map(({ name }) => name)

const optionNames = {
  delimiter: 'delimiter',
  encoding: 'encoding',
  decimal: 'decimal',
  sheet: 'sheet',
  headerRow: 'header_row',
} as const

/** Numbers that exports write as days or moments. */
const momentsOf = (variables: readonly Variable[]): readonly string[] => {
  const names = variables.filter(({ storage, kind }) => storage === 'number' && kind === 'date').map(({ name }) => name)
  return names.length === 0 ? [] : [`moments = ${rTexts(names)}`]
}

const optionsOf = ({ options }: Exclude<ScriptSource, { format: 'records' }>): readonly string[] =>
  Object.entries(optionNames).flatMap(([option, name]) => {
    const value = (options as Readonly<Record<string, unknown>>)[option]
    if (typeof value === 'number') return [`${name} = ${rNumber(value)}`]
    return typeof value === 'string' ? [`${name} = ${rString(value)}`] : []
  })

/** The values and ranges that are missing, as arguments. */
const rulesOf = (missing: readonly MissingRule[]): readonly string[] => {
  const codes = missing.flatMap(({ code }) => (code === undefined ? [] : [code]))
  const ranges = missing.filter(({ from, to }) => from !== undefined || to !== undefined)
  return [
    ...(codes.length === 0 ? [] : [`codes = ${rTexts(codes)}`]),
    ...(ranges.length === 0
      ? []
      : [
          `from = ${rNumbers(ranges.map(({ from }) => from ?? Number.NEGATIVE_INFINITY))}`,
          `to = ${rNumbers(ranges.map(({ to }) => to ?? Number.POSITIVE_INFINITY))}`,
        ]),
  ]
}
