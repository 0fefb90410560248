import type { Cell } from '../../../contract/results.ts'
import { hasInterval } from './teller.ts'

/**
 * The size of a share in everyday words, where its whole interval bears them: a bound that the interval clears, or a
 * round share that it holds within a margin. Null where neither is so.
 */
export const magnitudeOf = (cell: Cell): string | null => {
  const { ciLow, ciHigh } = cell
  if (!hasInterval(cell) || ciLow === null || ciHigh === null) return null
  const cleared = bounds.find(({ above }) => ciLow > above)
  if (cleared) return cleared.words
  const round = shares.find(
    ({ share, margin }) => ciLow <= share && share <= ciHigh && share - ciLow <= margin && ciHigh - share <= margin,
  )
  return round?.words ?? null
}

const bounds = [
  { above: 0.9, words: 'nineTenths' },
  { above: 0.75, words: 'threeQuarters' },
  { above: 2 / 3, words: 'twoThirds' },
  { above: 0.5, words: 'half' },
].map(({ above, words }) => ({ above, words: `moreThan.${words}` }))

const shares = [
  { share: 0.5, margin: 0.05, words: 'half' },
  { share: 1 / 3, margin: 0.04, words: 'third' },
  { share: 0.25, margin: 0.03, words: 'quarter' },
].map((each) => ({ ...each, words: `about.${each.words}` }))
