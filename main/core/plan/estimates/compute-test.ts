import { Failure } from '../../../contract/failure.ts'
import type { TestResult, TestRow, TestSpec, TestVariable } from '../../../contract/hypothesis.ts'
import type { Plan } from '../../../contract/plan.ts'
import { type Categories, categoriesOf } from '../../data/categories.ts'
import { type Frame, variableOf } from '../../data/frame.ts'
import { selects } from '../../derivation/derive.ts'
import type { SurveyDesign } from '../../design/survey-design.ts'
import { holmAdjusted } from '../../inference/holm.ts'
import { testIndependence } from '../../inference/independence.ts'
import type { Interval } from '../../inference/interval.ts'
import { type NamedValues, withAnswers } from '../../inference/mean.ts'
import { testRanks } from '../../inference/rank-test.ts'
import { estimateRegression } from '../../inference/regression.ts'
import type { Term } from '../../inference/regression-terms.ts'
import { testMean, testTwoMeans, twoGroups } from '../../inference/t-test.ts'
import type { PreparedDesign } from '../designs/prepare-design.ts'

/**
 * A test or a model of the plan on its design. Refused without a probability sample, which has no standard errors to
 * test with. The result lacks only its key, which the caller makes of everything that fed it.
 */
export const computeTest = (
  { study }: Pick<Plan, 'study'>,
  spec: TestSpec,
  { frame, survey }: PreparedDesign,
): Omit<TestResult, 'key'> => {
  if (!survey.probability) throw new Failure('test.no-probability', { test: spec.id, design: spec.design })
  const domain = spec.where === undefined ? undefined : selects(frame, spec.where)
  const { n, rows } = analysed(spec, frame, survey, domain)
  return {
    id: spec.id,
    test: spec.test,
    form: formOf(spec),
    title: spec.title,
    ...(spec.universe === undefined ? {} : { universe: spec.universe }),
    window: spec.window ?? study.window,
    design: spec.design,
    ciLevel: spec.ciLevel,
    family: spec.family ?? null,
    variables: namesOf(spec).map((name) => described(frame, name)),
    n,
    rows: [...rows],
  }
}

/** The same results with the p values of every family adjusted together. The intercept of a regression is no test. */
export const adjustFamilies = (results: readonly TestResult[]): readonly TestResult[] => {
  const adjusted = new Map<TestRow, number>()
  for (const family of new Set(results.flatMap((result) => result.family ?? []))) {
    const rows = results.filter((result) => result.family === family).flatMap(testedRows)
    const pValues = holmAdjusted(rows.map(({ p }) => p ?? Number.NaN))
    for (const [place, row] of rows.entries()) adjusted.set(row, pValues[place] as number)
  }
  return results.map((result) => ({
    ...result,
    rows: result.rows.map((row) => ({ ...row, pAdjusted: finite(adjusted.get(row) ?? Number.NaN) })),
  }))
}

/** The rows of a result that are tests of what was asked. */
export const testedRows = ({ test, rows }: Pick<TestResult, 'test' | 'rows'>): readonly TestRow[] =>
  test === 'regression' ? rows.filter(({ variable }) => variable !== null) : rows

const formOf = (spec: TestSpec): TestResult['form'] => {
  if (spec.test === 'independence') return spec.statistic
  return spec.test === 'regression' ? spec.kind : null
}

const namesOf = (spec: TestSpec): readonly string[] => {
  switch (spec.test) {
    case 'independence':
      return [spec.rows, spec.columns]
    case 'mean':
      return [spec.variable]
    case 'twoMeans':
    case 'ranks':
      return [spec.variable, spec.groups]
    case 'regression':
      return [spec.response, ...spec.terms]
  }
}

const described = (frame: Frame, name: string): TestVariable => {
  const { label, categories } = variableOf(frame, name)
  return { variable: name, ...(label === undefined ? {} : { label }), categories: [...categories] }
}

type Analysed = { readonly n: number; readonly rows: readonly TestRow[] }

const analysed = (spec: TestSpec, frame: Frame, survey: SurveyDesign, domain: Uint8Array | undefined): Analysed => {
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

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)
