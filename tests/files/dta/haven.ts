import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openDta } from '../../../main/files/dta/open.ts'
import { columnsOf } from '../../harness/csv-files.ts'

export const fixtures = resolve(import.meta.dirname, '../../fixtures/dta')

/** What a program sees of a variable, in a form that haven and our reader can both be brought to. */
export type Seen = {
  readonly name: string
  readonly label: string
  /** Value labels by code, those of `.a` to `.z` among them. */
  readonly labels: readonly (readonly [string, string])[]
  /** Rows, from 1, with one of `.a` to `.z`, and which. */
  readonly letters: readonly (readonly [number, string])[]
  /** null is a blank number, '' a blank text. */
  readonly values: readonly (number | string | null)[]
}

/** True when R with haven is here; says so when it is not. */
export const hasHaven = (): boolean => {
  const isReady = spawnSync('Rscript', ['-e', 'library(haven)']).status === 0
  if (!isReady) console.info('skipped: comparison with haven, because Rscript with haven is missing')
  return isReady
}

const run = (script: string, ...parameters: readonly string[]): void => {
  const { status, stderr } = spawnSync('Rscript', [join(fixtures, script), ...parameters], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
  if (status !== 0) throw new Error(`${script}: ${stderr}`)
}

/** Lets haven write the files of the fixtures' folder into `folder`, with `rows` rows. */
export const writeWithHaven = (folder: string, rows: number): void => run('make.R', folder, String(rows))

/** What haven saw, as dump.R wrote it down. */
export const seenByHaven = (json: string): readonly Seen[] =>
  (JSON.parse(readFileSync(json, 'utf8')) as (Omit<Seen, 'labels'> & { labels: [number | string, string][] })[]).map(
    (variable) => ({ ...variable, labels: sorted(variable.labels.map(([code, label]) => [String(code), label])) }),
  )

/** Lets haven read files, all in one run of R, and gives what it saw in each; an empty encoding is that of the file. */
export const askHaven = (encodings: ReadonlyMap<string, string>): ReadonlyMap<string, readonly Seen[]> => {
  run('dump.R', ...[...encodings].flatMap(([path, encoding]) => [path, `${path}.json`, encoding]))
  return new Map([...encodings.keys()].map((path) => [path, seenByHaven(`${path}.json`)]))
}

/** What our reader sees; a variable of letters is put back into the one it belongs to. */
export const seenByUs = async (path: string): Promise<readonly Seen[]> => {
  const reading = await openDta(path)
  const columns = await columnsOf(reading)
  return reading.variables
    .filter(({ name }) => !name.endsWith('_missing'))
    .map(({ name, label, categories, storage }) => {
      const letters = reading.variables.find((other) => other.name === `${name}_missing`)
      const labels = [...categories, ...(letters?.categories ?? [])]
      return {
        name,
        label: String(label ?? ''),
        labels: sorted(labels.map((category) => [category.code, String(category.label)])),
        letters: (columns[`${name}_missing`] ?? []).flatMap((letter, row) =>
          letter === null ? [] : [[row + 1, String(letter)] as const],
        ),
        values: (columns[name] ?? []).map((value) => (storage === 'code' ? (value ?? '') : value)),
      }
    })
}

/**
 * Where two programs see different things; moments may differ by a rounding of the last digits, and spaces at the
 * end of a text do not count, because haven does not keep all of them.
 */
export const differences = (ours: readonly Seen[], theirs: readonly Seen[]): readonly string[] =>
  theirs.flatMap((their, i) => {
    const our = ours[i]
    if (our?.name !== their.name) return [`${our?.name} / ${their.name}`]
    const parts = (['label', 'labels', 'letters'] as const).filter(
      (part) => JSON.stringify(our[part]) !== JSON.stringify(their[part]),
    )
    const row = their.values.findIndex((value, k) => !isSame(value, our.values[k]))
    return [
      ...parts.map((part) => `${our.name} ${part}: ${JSON.stringify(our[part])} / ${JSON.stringify(their[part])}`),
      ...(our.values.length === their.values.length ? [] : [`${our.name}: ${our.values.length} rows`]),
      ...(row < 0 ? [] : [`${our.name} row ${row + 1}: ${our.values[row]} / ${their.values[row]}`]),
    ]
  })

const isSame = (a: Seen['values'][number], b: Seen['values'][number] | undefined): boolean => {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= 1e-14 * Math.max(1, Math.abs(a))
  return typeof a === 'string' && typeof b === 'string' ? a.trimEnd() === b.trimEnd() : a === b
}

const sorted = (labels: readonly (readonly [string, string])[]) =>
  labels.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
