import type { IndependenceTest } from '../../contract/hypothesis.ts'
import type { Categories } from '../data/categories.ts'
import { degreesOfFreedom } from '../design/degrees-of-freedom.ts'
import type { SurveyDesign } from '../design/survey-design.ts'
import { crossTable } from './cross-table.ts'
import { raoScott } from './rao-scott.ts'
import { waldIndependence } from './wald-independence.ts'

/** The rows of the domain, those without an answer included, and ν. */
export type TestBase = { readonly n: number; readonly df: number }

export type IndependenceResult = {
  readonly test: IndependenceTest
  readonly statistic: number
  /** Degrees of freedom; of the numerator and the denominator where the statistic is an F. */
  readonly df: number
  readonly ddf: number | null
  readonly p: number
}

/**
 * Tests whether two classifications are independent in the population, as R `survey`'s `svychisq`. Rows without an
 * answer to either are left out; categories without any row as well.
 * - `F` and `Chisq`: Pearson's X² of the weighted shares, scaled to the n rows of the domain, against the design
 *   effects of the interaction, the eigenvalues of Δ (Rao & Scott 1984): F = X² / tr Δ with df tr²Δ / tr Δ² and that
 *   times ν; or X² / (tr Δ / k) against chi-square with k = (r − 1)(c − 1).
 * - `Wald`, `adjWald`: the residuals of the totals from independence against their covariance (Koch, Freeman & Freeman
 *   1975; Thomas & Rao 1987).
 *
 * ν: primary units less strata with rows in the domain. Refused: a table with fewer than two rows or columns.
 */
export const testIndependence = (
  design: SurveyDesign,
  rows: Categories,
  columns: Categories,
  test: IndependenceTest,
  domain?: Uint8Array,
): IndependenceResult => {
  const table = crossTable(rows, columns, domain)
  const base: TestBase = {
    n: domain ? domain.reduce((count, own) => count + own, 0) : design.rows,
    df: degreesOfFreedom(design, domain),
  }
  return test === 'F' || test === 'Chisq'
    ? raoScott(design, table, test, base)
    : waldIndependence(design, table, test, base)
}
