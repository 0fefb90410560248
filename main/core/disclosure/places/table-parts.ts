import type { Categories } from '../../data/categories.ts'
import { keepCategories } from '../../data/keep-categories.ts'

/** A table as far as counting goes: the records it is about (1 = in it; left out = all), and what they are told apart by. */
export type CountedTable = { readonly inside: Uint8Array | undefined; readonly dimensions: readonly Categories[] }

/** Whole cells of a table: those with a code of `dimensions` for every variable of `by`. */
export type TablePart = {
  readonly inside: Uint8Array
  readonly dimensions: readonly Categories[]
  readonly by: ReadonlySet<string>
}

/**
 * What a table says of the records that another one is about, where codes tell which of its cells these are: of a table by
 * place what lies in the one place, of one by cause all causes but one. `undefined` where cells are divided, or all or none are meant.
 */
export const partWithin = (
  { inside, dimensions }: CountedTable,
  other: Uint8Array | undefined,
  rows: number,
): TablePart | undefined => {
  const isIn = (row: number): boolean => inside === undefined || inside[row] === 1
  if (!isPartOfIt(isIn, other, rows)) return undefined
  const shared = Uint8Array.from({ length: rows }, (_, row) => (isIn(row) && other?.[row] !== 0 ? 1 : 0))
  const seen = dimensions.map((own) => ({ ...own, occurring: new Uint8Array(own.categories.length + 1) }))
  const left: number[] = []
  for (let row = 0; row < rows; row++) {
    if (shared[row] === 1) for (const { codes, occurring } of seen) occurring[codes[row] as number] = 1
    else if (isIn(row)) left.push(row)
  }
  const isTold = (by: readonly number[]): boolean =>
    left.every((row) => by.some((at) => seen[at]?.occurring[seen[at]?.codes[row] as number] === 0))
  let by = [...dimensions.keys()]
  if (!isTold(by)) return undefined
  for (const at of [...by]) if (isTold(by.filter((one) => one !== at))) by = by.filter((one) => one !== at)
  return {
    inside: shared,
    dimensions: seen.map(({ occurring, ...own }, at) =>
      by.includes(at) ? keepCategories(own, (place) => occurring[place + 1] === 1) : own,
    ),
    by: new Set(by.map((at) => seen[at]?.variable ?? '')),
  }
}

/** Whether the other one is about some of the records, and not about all. */
const isPartOfIt = (isIn: (row: number) => boolean, other: Uint8Array | undefined, rows: number): boolean => {
  if (other === undefined) return false
  let [isAbout, isNotAbout] = [false, false]
  for (let row = 0; row < rows && !(isAbout && isNotAbout); row++) {
    if (!isIn(row)) continue
    if (other[row] === 1) isAbout = true
    else isNotAbout = true
  }
  return isAbout && isNotAbout
}
