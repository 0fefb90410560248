import { Failure } from '../../../contract/failure.ts'
import type { TestRow, TestSpec } from '../../../contract/hypothesis.ts'
import { type Categories, categoriesOf } from '../../data/categories.ts'
import { type Frame, variableOf } from '../../data/frame.ts'
import type { SurveyDesign } from '../../design/survey-design.ts'
import { testIndependence } from '../../inference/independence.ts'
import type { Interval } from '../../inference/interval.ts'
import { type NamedValues, withAnswers } from '../../inference/mean.ts'
import { testRanks } from '../../inference/rank-test.ts'
import { estimateRegression } from '../../inference/regression.ts'
import type { Term } from '../../inference/regression-terms.ts'
import { testMean, testTwoMeans, twoGroups } from '../../inference/t-test.ts'
import { finite } from '../../numerics/finite.ts'

/** How many records a test or a model looked at, and its rows. */
export type Tested = { readonly n: number; readonly rows: readonly TestRow[] }

export const testedRows = (
  spec: TestSpec,
  frame: Frame,
  survey: SurveyDesign,
  domain: Uint8Array | undefined,
): Tested => {
  const level = spec.ciLevel
  switch (spec.test) {
    case 'independence': {
      const rows = categoriesOf(frame, spec.rows)
      const columns = categoriesOf(frame, spec.columns)
      const { statistic, df, ddf, p } = testIndependence(survey, rows, columns, spec.statistic, domain)
      const kind = ddf === null ? 'chiSquare' : 'F'
      const answered = withCodes([rows.codes, columns.codes], survey.rows, domain)
      return { n: countOf(answered), rows: [row({ statistic, df, p, ddf: ddf ?? Number.NaN }, kind)] }
    }
    case 'mean': {
      const variable = numberOf(frame, spec.variable)
      const result = testMean(survey, variable, level, domain)
      return { n: countOf(withAnswers([variable.values], survey.rows, domain)), rows: [tRow(result, variable)] }
    }
    case 'twoMeans':
    case 'ranks': {
      const variable = numberOf(frame, spec.variable)
      const groups = categoriesOf(frame, spec.groups)
      const inside = withCodes([groups.codes], survey.rows, withAnswers([variable.values], survey.rows, domain))
      const pair = pairOf(groups, inside)
      const n = countOf(inside)
      if (spec.test === 'twoMeans')
        return { n, rows: [{ ...tRow(testTwoMeans(survey, variable, groups, level, domain), variable), ...pair }] }
      const { difference, statistic, df, p } = testRanks(survey, variable, groups, domain)
      const figures = row({ estimate: difference, statistic, df, p }, 't')
      return { n, rows: [{ ...figures, variable: variable.variable, ...pair }] }
    }
    case 'regression': {
      const { kind, terms } = spec
      const response = numberOf(frame, spec.response)
      const model = { kind, response, terms: terms.map((name) => termOf(frame, name)), level, domain }
      const { coefficients, df, n } = estimateRegression(survey, model)
      return {
        n,
        rows: coefficients.map(({ variable, category, against, t, ...figures }) => ({
          ...row({ ...figures, statistic: t, df }, 't'),
          variable,
          category,
          against,
        })),
      }
    }
  }
}

const numberOf = (frame: Frame, variable: string): NamedValues => {
  const column = frame.present(variableOf(frame, variable).name)
  if (column.type !== 'number') throw new Failure('test.not-a-number', { variable })
  return { variable, values: column.values }
}

/** A variable without categories that holds numbers is a number; any other is compared category by category. */
const termOf = (frame: Frame, name: string): Term => {
  const { categories } = variableOf(frame, name)
  return frame.present(name).type === 'number' && categories.length === 0
    ? { kind: 'number', number: numberOf(frame, name) }
    : { kind: 'categories', categories: categoriesOf(frame, name) }
}

/** The two groups that are compared: the second less the first. */
const pairOf = (groups: Categories, inside: Uint8Array): Pick<TestRow, 'category' | 'against'> => {
  const [first, second] = twoGroups(groups, inside).categories
  return { category: second?.code ?? null, against: first?.code ?? null }
}

type RowFigures = {
  readonly estimate?: number
  readonly se?: number
  readonly interval?: Interval | null
  readonly statistic: number
  readonly df: number
  readonly ddf?: number
  readonly p: number
}

const tRow = ({ difference, ...rest }: ReturnType<typeof testMean>, { variable }: NamedValues): TestRow => ({
  ...row({ ...rest, estimate: difference }, 't'),
  variable,
})

const row = (
  { estimate = Number.NaN, se = Number.NaN, interval = null, statistic, df, ddf = Number.NaN, p }: RowFigures,
  kind: TestRow['kind'],
): TestRow => ({
  variable: null,
  category: null,
  against: null,
  estimate: finite(estimate),
  se: finite(se),
  ciLow: interval?.[0] ?? null,
  ciHigh: interval?.[1] ?? null,
  statistic: finite(statistic),
  kind,
  df: finite(df),
  ddf: finite(ddf),
  p: finite(p),
  pAdjusted: null,
})

const withCodes = (
  classifications: readonly ArrayLike<number>[],
  rows: number,
  domain: Uint8Array | undefined,
): Uint8Array => {
  const inside = domain ? domain.slice() : new Uint8Array(rows).fill(1)
  for (const codes of classifications) for (let row = 0; row < rows; row++) if (codes[row] === 0) inside[row] = 0
  return inside
}

const countOf = (inside: Uint8Array): number => inside.reduce((count, own) => count + own, 0)
