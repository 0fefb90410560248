import type { EditRule, GroupProfile, ProfileFigure } from '../../contract/checks.ts'
import { type Frame, variableOf } from '../data/frame.ts'
import { type Groups, groupRecords, groupTexts, textAt } from '../data/groups.ts'
import { missingRuleOf } from '../data/missing.ts'
import { recordsOf } from './condition.ts'
import { type GroupOutcome, judgement } from './outcome.ts'
import { judgeByDistance } from './outliers.ts'
import { robustScale } from './robust-distance.ts'
import { type Share, shareDistance } from './share-distance.ts'

type Profile = Extract<EditRule, { check: 'profile' }>

/**
 * Groups of records (those of an interviewer, or of an interviewer on a day) against all other records:
 *
 * - `records`: the number of records against the median of all groups, in robust standard deviations.
 * - `missing`: the share without an answer among those asked (a reason "not asked" is out of both).
 * - `outliers`: the share of numbers more than 3.5 robust standard deviations from the median of all records.
 *
 * Shares are compared by `shareDistance`. A group stands out when a figure is further off than `distance`. Shares of
 * fewer than `least` records, in the group or outside, and the number of records of fewer than `least` groups are
 * shown but not judged. Records with a missing group are left out.
 */
export const checkProfile = (frame: Frame, rule: Profile): GroupOutcome => {
  const included = recordsOf(frame, rule)
  const groups = groupRecords(frame, rule.by, included)
  const counts = [
    ...rule.missing.map((variable) => ({ measure: 'missing' as const, variable, ...missingOf(frame, variable) })),
    ...rule.outliers.map((variable) => ({
      measure: 'outliers' as const,
      variable,
      ...outliersOf(frame, variable, included),
    })),
  ].map(({ measure, variable, base, cases }) => ({
    measure,
    variable,
    base: sumsOf(groups, base),
    cases: sumsOf(groups, cases),
  }))
  const sizes = sizeFigures(groups.sizes, rule)
  const profiles = Array.from(
    groups.sizes,
    (records, place): GroupProfile => ({
      group: groupTexts(frame, rule.by, groups, place + 1).join(' · '),
      records,
      figures: [
        sizes[place] as ProfileFigure,
        ...counts.map(({ measure, variable, base, cases }) => {
          return { measure, variable, ...shareFigure({ base, cases }, place, rule) }
        }),
      ],
    }),
  )
  return { unit: 'group', examined: profiles.length, groups: profiles }
}

/** Whether any figure of the group stands out. */
export const standsOut = ({ figures }: GroupProfile): boolean => figures.some((figure) => figure.standsOut)

type Judged = { readonly base: Uint8Array; readonly cases: Uint8Array }

/** Who was asked, and who of them gave no answer. */
const missingOf = (frame: Frame, variable: string): Judged => {
  const { missing } = variableOf(frame, variable)
  const present = frame.present(variable)
  const base = new Uint8Array(frame.rows)
  const cases = new Uint8Array(frame.rows)
  for (let row = 0; row < frame.rows; row++) {
    const isBlank = present.type === 'code' ? present.codes[row] === 0 : Number.isNaN(present.values[row])
    const isAsked = !isBlank || missingRuleOf(textAt(frame, variable, row), missing)?.reason !== 'notAsked'
    base[row] = isAsked ? 1 : 0
    cases[row] = isAsked && isBlank ? 1 : 0
  }
  return { base, cases }
}

const outliersOf = (frame: Frame, variable: string, included: Uint8Array): Judged => {
  const judgements = judgeByDistance(frame, { variable, by: [], scale: 'linear', distance: 3.5, least: 3 }, included)
  return {
    base: judgements.map((one) => (one === judgement.notExamined ? 0 : 1)),
    cases: judgements.map((one) => (one === judgement.failing ? 1 : 0)),
  }
}

type Sum = { readonly byGroup: Float64Array; readonly total: number }
type Sums = { readonly base: Sum; readonly cases: Sum }

const sumsOf = ({ codes, sizes }: Groups, marks: Uint8Array): Sum => {
  const byGroup = new Float64Array(sizes.length)
  let total = 0
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number
    if (code === 0) continue
    byGroup[code - 1] = (byGroup[code - 1] as number) + (marks[row] as number)
    total += marks[row] as number
  }
  return { byGroup, total }
}

const sizeFigures = (sizes: Uint32Array, { distance, least }: Profile): ProfileFigure[] => {
  const scale = robustScale(Float64Array.from(sizes))
  return Array.from(sizes, (figure) => {
    const far = scale.spread === 0 ? null : (figure - scale.median) / scale.spread
    const isJudged = far !== null && sizes.length >= least
    return {
      measure: 'records',
      variable: null,
      figure,
      others: scale.median,
      distance: far,
      standsOut: isJudged && Math.abs(far) > distance,
    }
  })
}

const shareFigure = ({ base, cases }: Sums, place: number, { distance, least }: Profile) => {
  const group = { base: base.byGroup[place] as number, cases: cases.byGroup[place] as number }
  const others = { base: base.total - group.base, cases: cases.total - group.cases }
  const far = shareDistance(group, others)
  const isJudged = far !== null && group.base >= least && others.base >= least
  return {
    figure: shareOf(group),
    others: shareOf(others),
    distance: far,
    standsOut: isJudged && Math.abs(far) > distance,
  }
}

const shareOf = ({ base, cases }: Share): number => (base === 0 ? 0 : cases / base)
