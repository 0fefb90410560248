import { writeFileSync } from 'node:fs'
import { categoryCounts } from '../../survey/household-survey.ts'

/** What is held of every cell of the table, in this order; NaN = not given. R gives the first six. */
export const cellFigures = [
  ...['total', 'totalSe', 'totalDeff', 'p', 'pSe', 'pDeff'],
  ...['totalLow', 'totalHigh', 'pLow', 'pHigh', 'n', 'df'],
] as const

const { sex: sexes, band: bands, department: departments, cause: causes } = categoryCounts

/** The figures of the cells of sex × band × department × cause, cause running fastest. */
export const emptyFigures = (): Float64Array =>
  new Float64Array(sexes * bands * departments * causes * cellFigures.length).fill(Number.NaN)

/** Where the figures of a cell begin; codes count from 1. */
export const placeOf = (sex: number, band: number, department: number, cause: number): number =>
  ((((sex - 1) * bands + band - 1) * departments + department - 1) * causes + cause - 1) * cellFigures.length

export const writeFigures = (path: string, figures: Float64Array): void => writeFileSync(path, figures)

/** A standard error below this share of its estimate is that of a figure without variation. */
const noise = 1e-8

/** The largest difference over the figures that both have, as a share of the figure; of limits, of their estimate. */
export const largestDifference = (ours: Float64Array, other: Float64Array): number => {
  let largest = 0
  for (const [at, figure] of ours.entries()) {
    const theirs = other[at] as number
    if (Number.isNaN(figure) || Number.isNaN(theirs) || figure === theirs) continue
    const name = cellFigures[at % cellFigures.length] as (typeof cellFigures)[number]
    const estimate = Math.abs(ours[at - (at % cellFigures.length) + cellFigures.indexOf(estimateOf(name))] as number)
    if (name.endsWith('Se') && Math.max(figure, theirs) < noise * estimate) continue
    const scale = name.endsWith('Low') || name.endsWith('High') ? estimate : Math.abs(theirs)
    largest = Math.max(largest, Math.abs(figure - theirs) / scale)
  }
  return largest
}

const estimateOf = (name: string): 'total' | 'p' => (name.startsWith('p') ? 'p' : 'total')
