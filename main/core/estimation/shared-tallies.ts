import type { SurveyDesign } from '../design/survey-design.ts'
import type { Crossing } from './crossing.ts'
import { marginMaps } from './margins.ts'
import type { Run } from './measure.ts'
import { coarser, type Tally, tallyOf } from './tally.ts'

/** The tallies of a run in the crossing and, with `margins`, in every margin; by the choice of dimensions added up. */
type TalliesOf = (design: SurveyDesign, crossing: Crossing, run: Run, margins: boolean) => readonly Tally[]

type Known = {
  readonly design: SurveyDesign
  readonly crossing: Crossing
  readonly run: Run
  readonly tallies: Tally[]
}

/** Tallies that are made once for all runs over the same records, cells and variables. */
export const sharedTallies = (): TalliesOf => {
  const made: Known[] = []
  return (design, crossing, run, margins) => {
    let known = made.find((one) => one.design === design && sumsTheSame(one, crossing, run))
    if (!known) {
      known = { design, crossing, run, tallies: [tallyOf(design, crossing, run.variables, run.domain)] }
      made.push(known)
    }
    const [full] = known.tallies as [Tally]
    if (margins && known.tallies.length === 1) {
      for (const { cellTo, cells } of marginMaps(crossing)) known.tallies.push(coarser(design, full, cellTo, cells))
    }
    return known.tallies
  }
}

const sumsTheSame = (known: Known, crossing: Crossing, run: Run): boolean =>
  known.run.domain === run.domain &&
  isSameList(known.run.variables, run.variables) &&
  known.crossing.levels?.codes === crossing.levels?.codes &&
  isSameList(codesOf(known.crossing), codesOf(crossing))

const codesOf = ({ dimensions }: Crossing) => dimensions.map(({ codes }) => codes)

const isSameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i])
