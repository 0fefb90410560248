import { parseArgs } from 'node:util'
import { folderArgument, measured } from '../task.ts'
import { emptyFigures, placeOf, writeFigures } from './figures-file.ts'
import { openPersons } from './persons-duckdb.ts'

/*
 * The same figures by SQL: sums by unit and cell once, then squares and products between units within strata. The
 * variance of a proportion is that of y − p x by the usual expansion, so that no unit has to be joined to all cells.
 */

const { values: options } = parseArgs({
  allowPositionals: true,
  options: { times: { type: 'string', default: '15' }, write: { type: 'string' } },
})

const sql = `
WITH y AS MATERIALIZED (
  SELECT stratum, unit, sex, band, department, cause, sum(weight) y, count(*) n FROM persons GROUP BY ALL
), x AS MATERIALIZED (
  SELECT stratum, unit, sex, band, department, sum(y) x FROM y WHERE band IS NOT NULL GROUP BY ALL
), units AS (
  SELECT stratum, count(*) units FROM (SELECT DISTINCT stratum, unit FROM y) GROUP BY ALL
), cells AS (
  SELECT sex, band, department, cause, sum(y) total, sum(n) cases FROM y WHERE band IS NOT NULL GROUP BY ALL
), domains AS (
  SELECT sex, band, department, sum(total) x, sum(cases) n FROM cells GROUP BY ALL
), sums_y AS (
  SELECT stratum, sex, band, department, cause, sum(y) y, sum(y * y) yy, sum(y * x) yx
  FROM y JOIN x USING (stratum, unit, sex, band, department) GROUP BY ALL
), sums_x AS (
  SELECT stratum, sex, band, department, sum(x) x, sum(x * x) xx, count(*) psus FROM x GROUP BY ALL
), freedom AS (
  SELECT sex, band, department, (sum(psus) - count(*))::INTEGER df FROM sums_x GROUP BY ALL
), shares AS (
  SELECT sex, band, department, cause, total, x, n, total / x p FROM cells JOIN domains USING (sex, band, department)
), variances AS (
  SELECT sex, band, department, cause,
    sum(units / (units - 1.0) * (coalesce(yy, 0) - coalesce(y, 0) * coalesce(y, 0) / units)) total_variance,
    greatest(0, sum(units / (units - 1.0) * ((coalesce(yy, 0) - 2 * p * coalesce(yx, 0) + p * p * xx)
      - (coalesce(y, 0) - p * s.x) * (coalesce(y, 0) - p * s.x) / units))) residual_variance
  FROM shares JOIN sums_x s USING (sex, band, department) JOIN units USING (stratum)
  LEFT JOIN sums_y USING (stratum, sex, band, department, cause) GROUP BY ALL
), figures AS (
  SELECT sex, band, department, cause, total, p, n, df, t, sqrt(total_variance) total_se, sqrt(residual_variance) / x p_se,
    total_variance / (p * (1 - p) / (n - 1) * x * (x - n)) total_deff,
    residual_variance / x / x / (p * (1 - p) / (n - 1) * (x - n) / x) p_deff
  FROM shares JOIN variances USING (sex, band, department, cause) JOIN freedom USING (sex, band, department)
  LEFT JOIN student USING (df)
)
SELECT sex, band, department, cause, total, total_se, total_deff, p, p_se, p_deff,
  total - t * total_se total_low, total + t * total_se total_high,
  CASE WHEN p < 1 THEN 1 / (1 + exp(-ln(p / (1 - p)) + t * p_se / p / (1 - p))) END p_low,
  CASE WHEN p < 1 THEN 1 / (1 + exp(-ln(p / (1 - p)) - t * p_se / p / (1 - p))) END p_high,
  n::DOUBLE, df::DOUBLE
FROM figures`

const database = await openPersons(folderArgument())
const columns = await measured(() => database.columns(sql), { times: Number(options.times) })

if (options.write !== undefined) {
  const [sexes, bands, departments, causes, ...given] = columns as (number | null)[][]
  const figures = emptyFigures()
  for (const [row, sex] of (sexes ?? []).entries()) {
    const place = placeOf(sex as number, bands?.[row] as number, departments?.[row] as number, causes?.[row] as number)
    figures.set(
      given.map((values) => values[row] ?? Number.NaN),
      place,
    )
  }
  writeFigures(options.write, figures)
}
database.close()
