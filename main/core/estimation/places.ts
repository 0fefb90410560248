import type { Categories } from '../data/categories.ts'
import type { Run } from './measure.ts'

/** A figure of a table and where it stands in the estimation: its run, the margin that is taken, the element there. */
export type FigurePlace = {
  readonly group: readonly (string | null)[]
  readonly level: string | null
  readonly run: number
  /** Bit i set: dimension i is added up. */
  readonly choice: number
  readonly element: number
}

/**
 * Where the figures of a table stand, in the order of its result: categories in their order and, with margins, the
 * margin after them, the last dimension fastest; runs and their levels within groups. Missing answers (place 0 of each
 * dimension) make no group.
 */
export type FigurePositions = {
  readonly count: number
  readonly run: Uint16Array
  readonly choice: Int32Array
  readonly element: Int32Array
  /** The figure as people know it. */
  readonly at: (figure: number) => FigurePlace
}

export const figurePositions = (
  dimensions: readonly Categories[],
  margins: boolean,
  runs: readonly Run[],
): FigurePositions => {
  const groups = groupsOf(dimensions, margins)
  const shown = runs.flatMap(({ levels, shown: levelsShown }, run) => {
    const inner = levels?.categories.length ?? 1
    return levelsShown.map(({ level, code }) => ({ run, inner, level, code }))
  })
  const count = groups.choice.length * shown.length
  const run = new Uint16Array(count)
  const choice = new Int32Array(count)
  const element = new Int32Array(count)
  for (let figure = 0; figure < count; figure++) {
    const group = Math.floor(figure / shown.length)
    const own = shown[figure % shown.length] as (typeof shown)[number]
    run[figure] = own.run
    choice[figure] = groups.choice[group] as number
    element[figure] = (groups.index[group] as number) * own.inner + own.level
  }
  const at = (figure: number): FigurePlace => ({
    group: codesOf(dimensions, margins, Math.floor(figure / shown.length)),
    level: shown[figure % shown.length]?.code ?? null,
    run: run[figure] as number,
    choice: choice[figure] as number,
    element: element[figure] as number,
  })
  return { count, run, choice, element, at }
}

/** The same as a list. */
export const figurePlaces = (
  dimensions: readonly Categories[],
  margins: boolean,
  runs: readonly Run[],
): readonly FigurePlace[] => {
  const { count, at } = figurePositions(dimensions, margins, runs)
  return Array.from({ length: count }, (_, figure) => at(figure))
}

/** The margin of every group and its place among the groups of that margin. */
const groupsOf = (dimensions: readonly Categories[], margins: boolean) => {
  let choice = Int32Array.of(0)
  let index = Int32Array.of(0)
  for (const [i, { categories }] of dimensions.entries()) {
    const size = categories.length + (margins ? 1 : 0)
    const nextChoice = new Int32Array(choice.length * size)
    const nextIndex = new Int32Array(index.length * size)
    for (let next = 0; next < nextChoice.length; next++) {
      const group = Math.floor(next / size)
      const place = next % size
      const isMargin = place === categories.length
      nextChoice[next] = (choice[group] as number) | (isMargin ? 1 << i : 0)
      nextIndex[next] = isMargin
        ? (index[group] as number)
        : (index[group] as number) * (categories.length + 1) + place + 1
    }
    choice = nextChoice
    index = nextIndex
  }
  return { choice, index }
}

const codesOf = (dimensions: readonly Categories[], margins: boolean, group: number): readonly (string | null)[] => {
  const codes = new Array<string | null>(dimensions.length).fill(null)
  let rest = group
  for (let i = dimensions.length - 1; i >= 0; i--) {
    const categories = dimensions[i]?.categories ?? []
    const size = categories.length + (margins ? 1 : 0)
    codes[i] = categories[rest % size]?.code ?? null
    rest = Math.floor(rest / size)
  }
  return codes
}
