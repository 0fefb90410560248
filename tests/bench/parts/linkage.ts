import { type Figure, ownFigure } from '../figures.ts'
import { inTurns } from '../in-turns.ts'
import type { Settings } from './settings.ts'

const goals = { pairs: { least: 1 }, memory: { most: 600 } }
const rows = 20_000

/** Linkage of two invented lists with slips, held against which person is which. */
export const linkageFigures = ({ times }: Settings): Figure[] => {
  console.log(
    `linkage: two lists of ${rows} invented persons, 60 % of them in both, the second written down with slips`,
  )
  const args = [String(rows)]
  const { link } = inTurns({ link: { program: 'linkage/link.ts', args, times: Math.min(times, 3) } })
  return [
    ownFigure('millions of candidate pairs a minute', 'millions', ((link.count ?? 0) / link.ms) * 0.06, goals.pairs),
    ownFigure('peak memory of that', 'MB', link.peakMb, goals.memory),
  ]
}
