import type { Cell, LeastQuality, ResultTable, Verdict } from '../../contract/results.ts'
import { type Axis, axesOf, cellsByPlace, isOnlyLevel, placesOf } from './axes.ts'
import type { Scene } from './scene.ts'

/** Verdicts that a table with a least quality prints; one that does not apply is none against the figure. */
const printed: Readonly<Record<LeastQuality, ReadonlySet<Verdict['level']>>> = {
  reliable: new Set(['reliable', 'notApplicable']),
  weak: new Set(['reliable', 'weak', 'notApplicable']),
}

/**
 * Is the figure less precise than its table prints? Of a proportion with two levels neither is printed without the other,
 * which is the rest of it. What is hidden is not left out: it stands there as hidden.
 */
export const isLeftOut = (table: ResultTable, cell: Cell): boolean =>
  table.leastQuality !== undefined &&
  cell.confidentiality !== 'hidden' &&
  (fallsShort(table, cell) ||
    (isEitherOr(table) && table.cells.some((other) => isRestOf(other, cell) && fallsShort(table, other))))

const fallsShort = ({ leastQuality }: ResultTable, { verdict }: Cell): boolean =>
  leastQuality !== undefined && !printed[leastQuality].has(verdict.level)

const isEitherOr = ({ statistic, levels }: ResultTable): boolean => statistic === 'proportion' && levels.length === 2

const isRestOf = (other: Cell, { group, level }: Cell): boolean =>
  other.level !== level && other.group.every((code, at) => code === group[at])

/** The table as it is printed: without the figures that are left out. */
export const withoutLeftOut = (table: ResultTable): ResultTable =>
  table.leastQuality === undefined ? table : { ...table, cells: table.cells.filter((cell) => !isLeftOut(table, cell)) }

/** The line below a table that prints no figure below some quality: which are left out, by the reasons against them. */
export const leftOutLines = (table: ResultTable, { language, texts }: Pick<Scene, 'language' | 'texts'>): string[] => {
  const { leastQuality } = table
  if (leastQuality === undefined || !table.probability) return []
  const axes = axesOf(table, language, texts)
  const cellAt = cellsByPlace(table)
  const byReason = new Map<string, string[]>()
  for (const place of placesOf(axes)) {
    const cell = cellAt(place.map(({ code }) => code))
    if (!cell || cell.confidentiality === 'hidden' || !fallsShort(table, cell)) continue
    const reasons = cell.verdict.reasons.map((reason) => texts(`verdict.reason.${reason}`)).join('; ')
    const named = place.filter((_, at) => isNamed(axes[at] as Axis, table)).map(({ label }) => label)
    const name = named.length === 0 ? texts('report.total') : named.join(' · ')
    byReason.set(reasons, [...new Set([...(byReason.get(reasons) ?? []), name])])
  }
  if (byReason.size === 0) return [texts(`report.left-out.none.${leastQuality}`)]
  const figures = [...byReason].map(([reasons, names]) =>
    texts('report.left-out.for', { names: names.join(', '), reasons }),
  )
  return [texts(`report.left-out.${leastQuality}`, { figures: figures.join('; ') })]
}

/** A level that is left out together with the other one needs no name. */
const isNamed = (axis: Axis, table: ResultTable): boolean => !isOnlyLevel(axis) && !(axis.isLevel && isEitherOr(table))
