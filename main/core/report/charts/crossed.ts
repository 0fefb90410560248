import type { Axis } from '../axes.ts'
import { seriesColours } from './theme.ts'

/**
 * How a chart is drawn of two axes, so that it shows what a table crosses and not a margin of it: along the first in series of
 * the second, or the other way round where only the first has no more categories than there are colours. Along the first
 * alone where both have more.
 */
export const crossed = (first: Axis, second: Axis): { readonly x: string; readonly series?: string } => {
  if (second.isLevel || isFew(second)) return { x: first.variable, series: second.variable }
  return isFew(first) ? { x: second.variable, series: first.variable } : { x: first.variable }
}

const isFew = ({ entries }: Axis): boolean => entries.filter(({ code }) => code !== null).length <= seriesColours.length
