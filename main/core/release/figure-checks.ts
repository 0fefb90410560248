import type { Perturbation, Statistic } from '../../contract/results.ts'
import { addsOver, type CountedRow } from '../disclosure/rounding/adding-dimensions.ts'

/** A row of a released table of changed figures. */
export type PrintedRow = CountedRow & { readonly estimate: number | null; readonly sumWeights: number | null }

/** What does not hold of what a package says of its changed figures. */
export type FigureFlaw = 'figureNotRounded' | 'figuresDoNotAdd' | 'figuresDiffer'

/**
 * Holds printed figures against what their package says of them. Rounded: counts, weighted counts and totals are multiples of
 * their bases, and the counts of the parts never exceed their margin and make it up where the package says so. Changed by cell
 * keys: counts are whole numbers, weighted counts multiples of their unit, and a base has the same figures in all its rows.
 */
export const figureFlaws = (
  perturbation: Perturbation,
  statistic: Statistic,
  rows: readonly PrintedRow[],
): readonly FigureFlaw[] =>
  perturbation.method === 'rounding'
    ? roundedFlaws(perturbation, statistic, rows)
    : keyedFlaws(perturbation, statistic, rows)

type Of<Method> = Extract<Perturbation, { method: Method }>

const roundedFlaws = (
  { counts, weighted, totals, adds }: Of<'rounding'>,
  statistic: Statistic,
  rows: readonly PrintedRow[],
): readonly FigureFlaw[] => {
  const isRounded = areMultiples(rows, counts, weighted, statistic === 'count' ? weighted : totals)
  const dimensions = rows[0]?.group ?? []
  const adding = dimensions.every((_, dimension) => {
    const found = addsOver(rows, dimension)
    return found !== 'exceeds' && (!adds.includes(dimension) || found === 'exact')
  })
  return [...(isRounded ? [] : ['figureNotRounded' as const]), ...(adding ? [] : ['figuresDoNotAdd' as const])]
}

const keyedFlaws = (
  { weighted, totals }: Of<'cellKey'>,
  statistic: Statistic,
  rows: readonly PrintedRow[],
): readonly FigureFlaw[] => {
  const isRounded = areMultiples(rows, 1, weighted, statistic === 'count' ? weighted : totals)
  const bases = new Map<string, string>()
  const isSame =
    statistic !== 'proportion' ||
    rows.every(({ group, n, sumWeights }) => {
      const [key, base] = [JSON.stringify(group), JSON.stringify([n, sumWeights])]
      const known = bases.get(key) ?? base
      bases.set(key, known)
      return n === null || known === base
    })
  return [...(isRounded ? [] : ['figureNotRounded' as const]), ...(isSame ? [] : ['figuresDiffer' as const])]
}

/** Whether counts, weighted counts and estimates are multiples, none of the last two asked where `null`. */
const areMultiples = (
  rows: readonly PrintedRow[],
  counts: number,
  weighted: number | null,
  estimates: number | null,
): boolean =>
  rows.every(
    ({ n, cases, sumWeights, estimate }) =>
      isMultiple(n, counts) &&
      isMultiple(cases, counts) &&
      (weighted === null || isMultiple(sumWeights, weighted)) &&
      (estimates === null || isMultiple(estimate, estimates)),
  )

const isMultiple = (value: number | null, base: number): boolean =>
  value === null || Math.abs(value / base - Math.round(value / base)) < 1e-9
