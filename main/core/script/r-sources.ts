import type { MissingRule, Variable } from '../../contract/codebook.ts'
import { rCall, rName, rNumber, rNumbers, rString, rTexts } from './r-text.ts'
import type { ScriptSource } from './script-input.ts'

/** Code that reads a source file, only the variables used, and blanks the answers that its codebook calls missing. */
export const rSource = (source: ScriptSource, used: ReadonlySet<string>): string => {
  const variables = source.variables.filter(({ name }) => used.has(name))
  const args = [
    rString(source.file),
    rNumber(source.bytes),
    `numbers = ${rTexts(namesOf(variables, 'number'))}`,
    `texts = ${rTexts(namesOf(variables, 'code'))}`,
    ...optionsOf(source),
  ]
  const data = `study$${rName(source.dataset)}`
  const lines = [rCall(`${data} <- ${source.format === 'csv' ? 'read_delimited' : 'read_labelled'}`, args)]
  const alike = Map.groupBy(
    variables.filter(({ missing }) => missing.length > 0),
    ({ missing }) => rulesOf(missing).join(', '),
  )
  for (const same of alike.values()) {
    const names = rTexts(same.map(({ name }) => name))
    lines.push(rCall(`${data} <- without_missing`, [data, names, ...rulesOf(same[0]?.missing ?? [])]))
  }
  return lines.join('\n')
}

const namesOf = (variables: readonly Variable[], kind: Variable['storage']): readonly string[] =>
  variables.filter(({ storage }) => storage === kind).map(({ name }) => name)

const optionsOf = ({ options }: ScriptSource): readonly string[] =>
  (['delimiter', 'encoding', 'decimal'] as const).flatMap((name) => {
    const value = (options as Readonly<Record<string, unknown>>)[name]
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
