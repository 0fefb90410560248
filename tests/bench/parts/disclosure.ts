import { type Figure, ownFigure } from '../figures.ts'
import { inTurns } from '../in-turns.ts'
import type { Settings } from './settings.ts'

/** Synthetic tables of municipality by sex by fact, and the secondary cells that a prototype needed for each. */
const tables = [
  { cells: 693, args: [2000, 3, 6, 7], most: 90 },
  { cells: 1617, args: [3000, 5, 10, 1], most: 101 },
  { cells: 3471, args: [20_000, 10, 12, 2], most: 305 },
] as const

/** 20,475 cells; its time is told and has no goal. */
const large = { cells: 20_475, args: [100_000, 12, 64, 3] } as const

/**
 * Complementary suppression with its attack: hidden cells beside the prototype's, and the time of 3,471 and 20,475 cells. Counts changed
 * by cell keys are attacked in about as much time.
 */
export const disclosureFigures = (_: Settings): Figure[] => {
  console.log('disclosure: synthetic tables of counts, threshold 5, with households that stand alone')
  const runs = tables.map((table) => ({ ...table, run: protect(table.args) }))
  const time = runs.at(-1)?.run.ms as number
  return [
    ...runs.map(({ cells, most, run }) =>
      ownFigure(`secondary cells among ${cells}`, 'share', run.count ?? Number.NaN, { most }),
    ),
    ownFigure('protect and attack 3,471 cells', 'ms', time, { most: 30_000 }),
    ownFigure('attack their counts changed by cell keys', 'ms', attackKeyed(tables[2].args).ms, { most: 1.5 * time }),
    ownFigure(`protect and attack ${large.cells} cells`, 'ms', protect(large.args).ms, {
      most: Number.POSITIVE_INFINITY,
    }),
  ]
}

const protect = (args: readonly number[]) => alone('disclosure/protect.ts', args)
const attackKeyed = (args: readonly number[]) => alone('disclosure/cell-keys.ts', args)

const alone = (program: string, args: readonly number[]) =>
  inTurns({ ours: { program, args: args.map(String), times: 1 } }).ours
