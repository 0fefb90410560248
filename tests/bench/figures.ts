import type { Median } from './in-turns.ts'

/** What a ratio, or our own figure where there is nothing beside it, has to reach. */
export type Goal = { readonly most: number } | { readonly least: number }

/** A figure of ours beside the yardstick's, and the goal for their ratio. */
export type Figure = {
  readonly what: string
  readonly unit: 'ms' | 'MB' | 'share' | 'millions'
  readonly ours: number
  readonly other?: number
  readonly ratio?: number
  /** The same by processor time, and by the first time in a process, where time is measured. */
  readonly cpuRatio?: number
  readonly firstRatio?: number
  readonly peakMb?: { readonly ours: number; readonly other: number }
  /** Processes that the medians are of. */
  readonly runs?: { readonly ours: number; readonly other: number }
  readonly goal?: Goal
  readonly isMet: boolean
}

/** Ours by the other's time; the other's by ours where the goal is a speed. */
export const timeFigure = (what: string, ours: Median, other: Median, goal?: Goal): Figure => {
  const ratioOf = (pick: (run: Median) => number): number =>
    goal && 'least' in goal ? pick(other) / pick(ours) : pick(ours) / pick(other)
  const ratio = ratioOf(({ ms }) => ms)
  return {
    ...{ what, unit: 'ms', ours: ours.ms, other: other.ms, ratio },
    ...{ cpuRatio: ratioOf(({ cpuMs }) => cpuMs), firstRatio: ratioOf(({ firstMs }) => firstMs) },
    ...{ peakMb: { ours: ours.peakMb, other: other.peakMb }, runs: { ours: ours.runs, other: other.runs } },
    ...judged(ratio, goal),
  }
}

/** Two sizes in MB; the goal is for their ratio. */
export const sizeFigure = (what: string, ours: number, other: number, goal: Goal): Figure => {
  const ratio = ours / other
  return { what, unit: 'MB', ours, other, ratio, ...judged(ratio, goal) }
}

/** A figure of ours that has a goal by itself: a time, memory, or a difference as a share. */
export const ownFigure = (what: string, unit: Figure['unit'], ours: number, goal: Goal): Figure => ({
  ...{ what, unit, ours },
  ...judged(ours, goal),
})

const judged = (value: number, goal: Goal | undefined): Pick<Figure, 'goal' | 'isMet'> => {
  if (!goal) return { isMet: true }
  return { goal, isMet: 'most' in goal ? value <= goal.most : value >= goal.least }
}

/** The figures as a table, one line each. */
export const figuresText = (figures: readonly Figure[]): string => {
  const lines = [
    ['', 'ours', 'other', 'ratio', 'by CPU', 'first', 'peak MB', 'runs', 'goal', ''],
    ...figures.map(({ what, unit, ours, other, ratio, cpuRatio, firstRatio, peakMb, runs, goal, isMet }) => [
      what,
      figureText(ours, unit),
      other === undefined ? '' : figureText(other, unit),
      ratioText(ratio),
      ratioText(cpuRatio),
      ratioText(firstRatio),
      peakMb ? `${peakMb.ours.toFixed(0)} / ${peakMb.other.toFixed(0)}` : '',
      runs ? `${runs.ours} / ${runs.other}` : '',
      goal ? ('most' in goal ? `<= ${goal.most}` : `>= ${goal.least}`) : '',
      goal ? (isMet ? 'met' : 'MISSED') : '',
    ]),
  ]
  const widths = (lines[0] ?? []).map((_, place) => Math.max(...lines.map((line) => line[place]?.length ?? 0)))
  const aligned = (text: string, place: number) =>
    place === 0 ? text.padEnd(widths[place] ?? 0) : text.padStart(widths[place] ?? 0)
  return lines.map((line) => line.map(aligned).join('  ').trimEnd()).join('\n')
}

const figureText = (value: number, unit: Figure['unit']): string =>
  unit === 'share' ? value.toExponential(1) : `${value.toFixed(unit === 'ms' && value >= 100 ? 0 : 1)} ${unit}`

const ratioText = (ratio: number | undefined): string =>
  ratio === undefined ? '' : ratio.toFixed(ratio >= 100 ? 0 : 2)
