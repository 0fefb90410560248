import type { Categories } from '../data/categories.ts'
import { groupsOf } from './margins.ts'
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

/** The figures of a table in the order of its result: group by group, runs and their levels within groups. */
export const figurePlaces = (
  dimensions: readonly Categories[],
  margins: boolean,
  runs: readonly Run[],
): readonly FigurePlace[] =>
  groupsOf(dimensions, margins).flatMap(({ codes, choice, index }) =>
    runs.flatMap((run, number) => {
      const inner = run.levels?.categories.length ?? 1
      return run.shown.map(({ level, code }) => ({
        group: codes,
        level: code,
        run: number,
        choice,
        element: index * inner + level,
      }))
    }),
  )
