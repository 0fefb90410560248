import type { TestResult, TestRow } from '../../contract/hypothesis.ts'
import { inLanguage, languages } from '../../contract/text.ts'
import { rowSignificance } from '../../core/report/hypothesis/test-words.ts'
import { count, type Field, localized, number, text } from './result-fields.ts'

/**
 * The columns of a test's file: what is tested, its estimate, statistic and p values, what they say, and on every row
 * universe, window and `status`.
 */
export const testFields = (result: TestResult, status: string): readonly Field<TestRow>[] => [
  ...nameFields('variable', result, ({ variable }) => variable, labelOfVariable),
  ...nameFields('category', result, ({ category }) => category, labelOfCategory),
  ...nameFields('against', result, ({ against }) => against, labelOfCategory),
  text('test', () => result.test),
  text('form', () => result.form),
  number('estimate', (row) => row.estimate, 'tested'),
  number('se', (row) => row.se),
  number('ci_low', (row) => row.ciLow),
  number('ci_high', (row) => row.ciHigh),
  text('distribution', (row) => row.kind),
  number('test_statistic', (row) => row.statistic),
  number('df', (row) => row.df),
  number('df_denominator', (row) => row.ddf),
  number('p', (row) => row.p),
  number('p_adjusted', (row) => row.pAdjusted),
  text('significance', (row) => rowSignificance(result, row)),
  count('n', () => result.n, 'tested_n'),
  ...(['universe', 'window'] as const).flatMap((name) => localized<TestRow>(name, result[name])),
  text('status', () => status),
]

type LabelOf = (result: TestResult, row: TestRow, code: string) => Parameters<typeof inLanguage>[0]

/** A code with its label in either language; blank where the row has none. */
const nameFields = (
  name: string,
  result: TestResult,
  codeOf: (row: TestRow) => string | null,
  labelOf: LabelOf,
): Field<TestRow>[] => [
  text(name, codeOf, `tested_${name}`),
  ...languages.map((language) =>
    text<TestRow>(
      `${name}_${language}`,
      (row) => {
        const code = codeOf(row)
        return code === null ? null : inLanguage(labelOf(result, row, code), language) || code
      },
      `tested_${name}-label`,
    ),
  ),
]

const labelOfVariable: LabelOf = ({ variables }, _row, name) =>
  variables.find(({ variable }) => variable === name)?.label

/** Groups are categories of the second variable, terms of a model of their own. */
const labelOfCategory: LabelOf = ({ test, variables }, row, code) => {
  const classified = test === 'regression' ? variables.find(({ variable }) => variable === row.variable) : variables[1]
  return classified?.categories.find((category) => category.code === code)?.label
}
