import { readFileSync } from 'node:fs'
import type { Variable } from '../../../main/contract/codebook.ts'
import { openSav } from '../../../main/files/sav/open.ts'

export type Value = number | string | null

/** What a program sees in a file, in a form that all can be brought to. */
export type Seen = {
  readonly name: string
  readonly label: string
  /** Value labels, those of missing values among them, sorted by code. */
  readonly labels: readonly (readonly [string, string])[]
  /** Rows, from 1, whose value the file declares missing. */
  readonly missing: readonly number[]
  /** null is a blank number, '' a blank text. */
  readonly values: readonly Value[]
}

/** What our reader sees. */
export const seenByUs = async (path: string, encoding?: string): Promise<readonly Seen[]> => {
  const { variables, batches } = await openSav(path, encoding === undefined ? {} : { encoding })
  const values: Value[][] = variables.map(() => [])
  for await (const batch of batches())
    for (const [i, column] of batch.columns.entries())
      for (let row = 0; row < batch.rows; row++) {
        if (column.type === 'number') {
          const value = column.values[row] ?? Number.NaN
          values[i]?.push(Number.isNaN(value) ? null : value)
        } else values[i]?.push(column.dictionary[(column.codes[row] ?? 0) - 1] ?? '')
      }
  return variables.map((variable, i) => seen(variable, values[i] ?? []))
}

const seen = (variable: Variable, values: readonly Value[]): Seen => ({
  name: variable.name,
  label: textOf(variable.label),
  labels: sorted(
    [...variable.categories, ...variable.missing].flatMap(({ code, label }) =>
      code === undefined || label === undefined ? [] : [[code, textOf(label)] as const],
    ),
  ),
  missing: values.flatMap((value, i) => (isMissing(variable, value) ? [i + 1] : [])),
  values,
})

const isMissing = (variable: Variable, value: Value): boolean =>
  variable.missing.some(({ code, from, to }) =>
    code !== undefined
      ? code === String(value)
      : typeof value === 'number' && value >= (from ?? -Infinity) && value <= (to ?? Infinity),
  )

const textOf = (label: Variable['label']): string => (typeof label === 'string' ? label : '')

const sorted = (labels: readonly (readonly [string, string])[]) =>
  labels.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))

type HavenVariable = Omit<Seen, 'labels'> & { readonly labels: readonly (readonly [Value, string])[] }

/** What haven saw, as dump.R wrote it down. */
export const seenByHaven = (json: string): readonly Seen[] =>
  (JSON.parse(readFileSync(json, 'utf8')) as readonly HavenVariable[]).map((variable) => ({
    ...variable,
    labels: sorted(variable.labels.map(([code, label]) => [String(code), label])),
  }))

/** Where two programs see different things; numbers may differ by a rounding of the last digits. */
export const differences = (ours: readonly Seen[], theirs: readonly Seen[]): readonly string[] => {
  const names = [ours, theirs].map((variables) => variables.map((variable) => variable.name).join(' '))
  if (names[0] !== names[1]) return [`names: ${names[0]} / ${names[1]}`]
  return ours.flatMap((our, i) => {
    const their = theirs[i] as Seen
    const parts = (['label', 'labels', 'missing'] as const).filter(
      (part) => JSON.stringify(our[part]) !== JSON.stringify(their[part]),
    )
    const row = our.values.findIndex((value, k) => !isSame(value, their.values[k]))
    const isSameLength = our.values.length === their.values.length
    return [
      ...parts.map((part) => `${our.name} ${part}: ${JSON.stringify(our[part])} / ${JSON.stringify(their[part])}`),
      ...(isSameLength ? [] : [`${our.name} rows: ${our.values.length} / ${their.values.length}`]),
      ...(row < 0 ? [] : [`${our.name} row ${row + 1}: ${our.values[row]} / ${their.values[row]}`]),
    ]
  })
}

const isSame = (a: Value | undefined, b: Value | undefined): boolean =>
  typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) <= 1e-14 * Math.max(1, Math.abs(a)) : a === b
