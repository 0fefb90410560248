import type { Significance } from '../../../contract/comparison.ts'
import type { TestResult, TestRow } from '../../../contract/hypothesis.ts'
import { inLanguage } from '../../../contract/text.ts'
import { significanceOf } from '../../comparison/tested.ts'
import { significanceText } from '../comparison/comparison-fields.ts'
import { decimal, formatNumber, type NumberFormat, undefinedSymbol } from '../number-format.ts'
import type { Scene } from '../scene.ts'

/** What the row's test says at the level of its interval. Null for the intercept of a model, which nobody asked about. */
export const rowSignificance = (result: TestResult, row: TestRow): Significance | null => {
  if (result.test === 'regression' && row.variable === null) return null
  return significanceOf(decisiveP(result, row), result.ciLevel)
}

/** The p value that decides: adjusted where the test belongs to a family. */
export const decisiveP = ({ family }: TestResult, { p, pAdjusted }: TestRow): number | null =>
  family === null ? p : pAdjusted

/** What the row's test says, with its sign: "* significativa". */
export const resultText = (result: TestResult, row: TestRow, { texts }: Pick<Scene, 'texts'>): string => {
  const significance = rowSignificance(result, row)
  return significance === null ? undefinedSymbol : significanceText(significance, texts)
}

/** The label of a variable of the test. */
export const variableLabel = ({ variables }: TestResult, name: string, { language }: Scene): string =>
  inLanguage(variables.find(({ variable }) => variable === name)?.label, language) || name

/** The label of a category of a variable of the test. */
const categoryLabel = ({ variables }: TestResult, name: string, code: string | null, { language }: Scene): string => {
  const category = variables.find(({ variable }) => variable === name)?.categories.find((own) => own.code === code)
  return inLanguage(category?.label, language) || (code ?? '')
}

/** The two groups of a test, "Desplazada − De comparación"; empty where it compares none. */
export const groupsText = (result: TestResult, { category, against }: TestRow, scene: Scene): string => {
  const groups = result.variables[1]?.variable
  if (groups === undefined || category === null) return ''
  return [category, against].map((code) => categoryLabel(result, groups, code, scene)).join(' − ')
}

/** What a row of the test speaks of: a term of a model, the variable of a mean, or both classifications. */
export const rowLabel = (result: TestResult, row: TestRow, scene: Scene): string => {
  const { test, variables } = result
  if (test === 'independence')
    return variables.map(({ variable }) => variableLabel(result, variable, scene)).join(' × ')
  if (row.variable === null) return scene.texts('test.intercept')
  const variable = variableLabel(result, row.variable, scene)
  if (row.category === null) return variable
  if (test !== 'regression') return `${variable}: ${groupsText(result, row, scene)}`
  return scene.texts('test.term', {
    variable,
    category: categoryLabel(result, row.variable, row.category, scene),
    against: categoryLabel(result, row.variable, row.against, scene),
  })
}

/** The estimate with as many decimals as its standard error gives meaning to: two significant digits of it. */
export const estimateFormat = ({ se }: TestRow): NumberFormat => {
  if (se === null || se <= 0) return decimal(3)
  return decimal(Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(se)))))
}

/** Degrees of freedom: one number, or numerator and denominator of an F. */
export const dfText = ({ df, ddf }: TestRow, { language }: Pick<Scene, 'language'>): string =>
  [df, ...(ddf === null ? [] : [ddf])]
    .map((own) => formatNumber(own, decimal(own === null || Number.isInteger(own) ? 0 : 1), language))
    .join('; ')

/** The odds ratio of a row of a logistic regression. */
export const oddsRatio = (row: TestRow): number | null => (row.estimate === null ? null : Math.exp(row.estimate))
