import type { Axis } from '../axes.ts'
import { seriesColours } from './theme.ts'

/**
 * How a chart is drawn of the axes of a table: along its only one; where it has more, of the first two, so that it shows what
 * the table crosses and not a margin of it. Then it is drawn along the first in series of the second, or the other way round
 * where only the first has no more categories than there are colours, and along the first alone where both have more.
 */
export const crossed = ([first, second]: readonly Axis[]): { readonly x?: string; readonly series?: string } => {
  if (!first) return {}
  if (!second) return { x: first.variable }
  if (second.isLevel || isFew(second)) return { x: first.variable, series: second.variable }
  return isFew(first) ? { x: second.variable, series: first.variable } : { x: first.variable }
}

const isFew = ({ entries }: Axis): boolean => entries.filter(({ code }) => code !== null).length <= seriesColours.length
