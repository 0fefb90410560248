import type { Category } from '../../contract/codebook.ts'
import type { ResultTable } from '../../contract/results.ts'
import { inLanguage, type Language } from '../../contract/text.ts'
import type { Texts } from './texts.ts'

/** `code` null is the margin over the axis, printed as Total. */
export type AxisEntry = { readonly code: string | null; readonly label: string }

/** One direction in which a table spreads: a dimension, or the levels its statistic speaks of. */
export type Axis = {
  readonly variable: string
  readonly label: string
  readonly isLevel: boolean
  readonly entries: readonly AxisEntry[]
}

/** What stands at a place of a table. */
export type Placed = { readonly group: readonly (string | null)[]; readonly level: string | null }

/** A table as far as it is laid out: of figures, or of comparisons of figures. */
export type Laid = Pick<ResultTable, 'id' | 'variable' | 'dimensions' | 'levels' | 'levelLabel'> & {
  readonly cells: readonly Placed[]
}

/**
 * The axes of a table, dimensions first and levels last; each with the categories that have a cell, in the
 * codebook's order, and the total at the end where the margin was estimated.
 */
export const axesOf = (table: Laid, language: Language, texts: Texts): Axis[] => {
  const entriesOf = (categories: readonly Category[], present: ReadonlySet<string | null>): AxisEntry[] => {
    const named = categories.filter(({ code }) => present.has(code))
    const entries: AxisEntry[] = withoutDoubles(
      named.map(({ code, label }) => ({ code, label: inLanguage(label, language) || code })),
    )
    return present.has(null) ? [...entries, { code: null, label: texts('report.total') }] : entries
  }
  const axes = table.dimensions.map(
    ({ variable, label, categories }, place): Axis => ({
      variable,
      label: inLanguage(label, language) || variable,
      isLevel: false,
      entries: entriesOf(categories, new Set(table.cells.map(({ group }) => group[place] ?? null))),
    }),
  )
  if (table.levels.length === 0) return axes
  const variable = table.variable ?? table.id
  const label = inLanguage(table.levelLabel, language) || variable
  const entries = entriesOf(table.levels, new Set(table.cells.map(({ level }) => level)))
  return [...axes, { variable, label, isLevel: true, entries }]
}

/** Categories with the same label stay apart by their code. */
const withoutDoubles = (entries: readonly { readonly code: string; readonly label: string }[]): AxisEntry[] => {
  const times = new Map<string, number>()
  for (const { label } of entries) times.set(label, (times.get(label) ?? 0) + 1)
  return entries.map(({ code, label }) => ({ code, label: times.get(label) === 1 ? label : `${label} (${code})` }))
}

/** Every place of a table, the last axis running fastest; no axes at all is one place. */
export const placesOf = (axes: readonly Axis[]): (readonly AxisEntry[])[] =>
  axes.reduce<(readonly AxisEntry[])[]>(
    (places, { entries }) => places.flatMap((place) => entries.map((entry) => [...place, entry])),
    [[]],
  )

/** A statistic with a single level: said once over the table, not in every row of it. */
export const isOnlyLevel = ({ isLevel, entries }: Axis): boolean => isLevel && entries.length === 1

/** Finds the cell at one code per axis, in the order of `axesOf`. */
export type CellAt<Cell extends Placed> = (codes: readonly (string | null)[]) => Cell | undefined

export const cellsByPlace = <Cell extends Placed>(
  table: Pick<Laid, 'levels'> & { readonly cells: readonly Cell[] },
): CellAt<Cell> => {
  const hasLevels = table.levels.length > 0
  const cells = new Map(
    table.cells.map((cell) => [JSON.stringify(hasLevels ? [...cell.group, cell.level] : cell.group), cell]),
  )
  return (codes) => cells.get(JSON.stringify(codes))
}
