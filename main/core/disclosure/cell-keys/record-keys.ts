import type { Frame } from '../../data/frame.ts'
import type { Draw } from '../microdata/draw.ts'
import { identifyingColumns, nameAt } from '../microdata/record-names.ts'
import type { Pace } from '../pace.ts'

/** Keys are whole numbers below it: those of 33 million records add up without a rounding. */
const keySize = 2 ** 28

/** The keys of the records of a dataset: by what they serve for, one per record. */
export type RecordKeys = (purpose: string) => Promise<Float64Array>

/**
 * Keys that follow from a secret and from what names a record: its identifying variables, or all that was collected of it.
 * So a record has the same keys wherever it stands, in every table and every release, whatever is derived of it. Records that
 * are equal in everything get keys of their own; which is which makes no difference.
 */
export const recordKeys = async (
  frame: Frame,
  collected: readonly string[],
  draw: Draw,
  pace: Pace,
): Promise<RecordKeys> => {
  const columns = identifyingColumns(frame, collected)
  const times = new Map<number, number>()
  const roots = await each(frame.rows, pace, (row) => {
    const name = nameAt(columns, row)
    const root = draw('record key', frame.dataset, name)
    const before = times.get(root) ?? 0
    times.set(root, before + 1)
    return before === 0 ? root : draw('record key', frame.dataset, name, String(before))
  })
  return (purpose) =>
    each(frame.rows, pace, (row) => Math.floor(draw('cell key', purpose, String(roots[row])) * keySize))
}

/** A number for each record, with a pause now and then. */
const each = async (rows: number, pace: Pace, of: (row: number) => number): Promise<Float64Array> => {
  const numbers = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    if (row % betweenPauses === 0) await pace('keying', row, rows)
    numbers[row] = of(row)
  }
  return numbers
}

/** Takes some hundredths of a second. */
const betweenPauses = 10_000

/** The cell key of a set of records: the sum of their keys, modulo. In [0, 1). */
export const cellKey = (sum: number): number => (sum % keySize) / keySize

/** A cell key in so many equal parts of its digits, each in [0, 1): numbers for a set that have nothing to do with one another. */
export const keyDigits = (sum: number, parts: number): readonly number[] => {
  const size = 2 ** (28 / parts)
  return Array.from({ length: parts }, (_, at) => (Math.floor((sum % keySize) / size ** at) % size) / size)
}
