import { Failure } from '../../contract/failure.ts'
import type { Cell, ResultTable } from '../../contract/results.ts'

/** A figure of a table with its number among the cells. */
export type Figure = { readonly place: number; readonly cell: Cell }

/** Figures that differ in the compared dimensions only. */
export type Slice = {
  /** Categories of the other dimensions, in the order of the table. */
  readonly group: readonly (string | null)[]
  readonly level: string | null
  /** The figure at one category for each compared dimension. */
  readonly at: (codes: readonly string[]) => Figure
}

/**
 * The table cut along the `compared` dimensions: a slice for every cell of the others (margins included) and every
 * level among `levels`, in the order of the table.
 */
export const slicesOf = (
  table: ResultTable,
  compared: readonly string[],
  levels: readonly string[] | undefined,
): readonly Slice[] => {
  const own = compared.map((name) => table.dimensions.findIndex(({ variable }) => variable === name))
  const slices = new Map<string, { slice: Omit<Slice, 'at'>; figures: Map<string, Figure> }>()
  for (const [place, cell] of table.cells.entries()) {
    const codes = own.map((i) => cell.group[i] ?? null)
    if (codes.includes(null) || (levels && !levels.includes(cell.level ?? ''))) continue
    const group = cell.group.filter((_, i) => !own.includes(i))
    const key = JSON.stringify([group, cell.level])
    const known = slices.get(key) ?? { slice: { group, level: cell.level }, figures: new Map<string, Figure>() }
    known.figures.set(JSON.stringify(codes), { place, cell })
    slices.set(key, known)
  }
  return [...slices.values()].map(({ slice, figures }) => ({
    ...slice,
    at: (codes) => figures.get(JSON.stringify(codes)) as Figure,
  }))
}

/** The codes of a dimension's categories; refuses those among `wanted` that it does not have. */
export const codesOf = (
  comparison: string,
  variable: string,
  categories: readonly { readonly code: string }[],
  wanted: readonly string[],
): readonly string[] => {
  const codes = categories.map(({ code }) => code)
  const unknown = wanted.find((code) => !codes.includes(code))
  if (unknown !== undefined) {
    throw new Failure('comparison.unknown-category', { comparison, variable, category: unknown })
  }
  return codes
}
