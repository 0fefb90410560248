import type { AnalysisColumn, AnalysisPart } from '../../../contract/analysis.ts'
import { Failure } from '../../../contract/failure.ts'
import type { Cell, ResultTable } from '../../../contract/results.ts'
import type { Localized } from '../../../contract/text.ts'
import { categoriesOf } from '../../data/categories.ts'
import { labelOf, variableOf } from '../../data/frame.ts'
import { chiSquareCdf } from '../../numerics/chi-square.ts'
import { finite } from '../../numerics/finite.ts'
import { normalQuantile } from '../../numerics/normal.ts'
import { isLeftOut } from '../../report/left-out.ts'
import { isShare } from '../../report/measure.ts'
import { type FayHerriot, fitFayHerriot, syntheticOf } from '../../smallareas/fay-herriot.ts'
import { normalScores, testNormality } from '../../smallareas/normality.ts'
import { smoothVariances } from '../../smallareas/smooth-variances.ts'
import { type AnalysisSources, countColumn, type Findings, fewestOf, note } from '../analysis-sources.ts'
import { areaColumn, cellsByArea } from '../cells-by-area.ts'
import { refusal } from './failures.ts'
import type { SmallAreasSpec } from './spec.ts'

type Area = {
  readonly code: string
  readonly label: Localized
  readonly covariates: readonly number[]
  /** Null in an area without a sample. */
  readonly cell: Cell | null
}

/**
 * Areas by Fay & Herriot's model on a table of the plan and a dataset of covariates: the empirical best predictor where
 * there is a direct estimate, what the covariates say where there is none. All of it is of the model.
 */
export const smallAreas = (spec: SmallAreasSpec, sources: AnalysisSources): Findings => {
  const table = sources.table(spec.table)
  const areas = areasOf(spec, table, sources)
  const sampled = areas.filter(({ cell }) => cell !== null)
  const variances = variancesOf(spec, sampled)
  const columns = [0, ...spec.covariates.variables.map((_, place) => place + 1)].map((place) =>
    Float64Array.from(sampled, ({ covariates }) => (place === 0 ? 1 : (covariates[place - 1] as number))),
  )
  const estimates = Float64Array.from(sampled, ({ cell }) => cell?.estimate as number)
  const fit = fitFayHerriot({ estimates, variances, columns }, spec.method)
  const share = isShare(table.statistic)
  const part = areaPart({ spec, table, areas, sampled, variances, fit, share })
  const beyond = part.rows.filter(([, , , , , estimate]) => share && isBeyond(estimate)).length
  const synthetic = areas.length - sampled.length
  return {
    nature: 'model',
    unit: table.unit,
    universe: spec.universe ?? table.universe,
    ...(table.base === undefined ? {} : { base: table.base }),
    parts: [part, coefficientPart(spec, fit, sources), diagnosticPart(fit, estimates, variances)],
    assumptions: ['linear', 'normal', 'knownVariances'].map((code) => note(`areas.${code}`)),
    notes: [
      note(`areas.method.${spec.method}`),
      ...(spec.variances === 'smoothed' ? [note('areas.smoothed')] : []),
      ...(synthetic > 0 ? [note('areas.synthetic', { areas: synthetic })] : []),
      ...(fit.areaVariance === 0 ? [note('areas.noVariance')] : []),
      ...(beyond > 0 ? [note('areas.beyond', { areas: beyond })] : []),
    ],
    fewest: fewestOf(sampled.map(({ cell }) => cell?.n ?? 0)),
    tables: [table.id],
  }
}

const isBeyond = (estimate: unknown): boolean => typeof estimate === 'number' && (estimate < 0 || estimate > 1)

/** Every area of the covariates in their order, with its cell of the table. */
const areasOf = (
  { id, level, covariates }: SmallAreasSpec,
  table: ResultTable,
  { frame }: AnalysisSources,
): readonly Area[] => {
  const known = new Map(cellsByArea({ id, level }, table).map((area) => [area.code, area]))
  const data = frame(covariates.dataset)
  const { codes, categories } = categoriesOf(data, covariates.key)
  const numbers = covariates.variables.map((variable) => {
    const column = data.present(variableOf(data, variable).name)
    if (column.type !== 'number') throw new Failure('areas.not-a-number', { analysis: id, variable })
    return column.values
  })
  const seen = new Set<string>()
  const areas: Area[] = []
  for (let row = 0; row < data.rows; row++) {
    const category = categories[(codes[row] as number) - 1]
    if (category === undefined) continue
    if (seen.has(category.code)) throw new Failure('areas.twice', { analysis: id, area: category.code })
    seen.add(category.code)
    const own = numbers.map((values) => values[row] as number)
    if (own.some(Number.isNaN)) throw refusal('areas.no-covariate', { analysis: id, area: category.code })
    const { cell, label = category.label ?? category.code } = known.get(category.code) ?? {}
    areas.push({ code: category.code, label, covariates: own, cell: cell && cell.estimate !== null ? cell : null })
  }
  const missing = [...known.keys()].find((code) => !seen.has(code))
  if (missing !== undefined) throw refusal('areas.no-covariate', { analysis: id, area: missing })
  return areas
}

const variancesOf = ({ id, variances }: SmallAreasSpec, sampled: readonly Area[]): Float64Array => {
  const own = Float64Array.from(sampled, ({ cell }) => (cell?.se ?? Number.NaN) ** 2)
  if (variances === 'smoothed')
    return smoothVariances(
      own,
      Float64Array.from(sampled, ({ cell }) => cell?.n ?? 0),
    )
  const without = own.filter((variance) => !(variance > 0)).length
  if (without > 0) throw refusal('areas.no-variance', { analysis: id, areas: without })
  return own
}

type Made = {
  readonly spec: SmallAreasSpec
  readonly table: ResultTable
  readonly areas: readonly Area[]
  readonly sampled: readonly Area[]
  readonly variances: Float64Array
  readonly fit: FayHerriot
  readonly share: boolean
}

const areaPart = ({ spec, table, areas, sampled, fit, share }: Made): AnalysisPart => {
  const reach = normalQuantile((1 + spec.ciLevel) / 2)
  const scores = normalScores(fit.residuals)
  return {
    name: 'smallAreas',
    codes: areas.map(({ code }) => code),
    columns: [
      areaColumn(table),
      { name: 'way', kind: 'word' },
      countColumn('n'),
      figure('direct', share),
      figure('directSe', share, 2),
      figure('estimate', share),
      figure('rmse', share, 2),
      figure('ciLow', share),
      figure('ciHigh', share),
      { name: 'cv', kind: 'share' },
      { name: 'gamma', kind: 'number', decimals: 2 },
      { name: 'residual', kind: 'number', decimals: 2 },
      { name: 'normalScore', kind: 'number', decimals: 2 },
    ],
    rows: areas.map((area) => {
      const d = sampled.indexOf(area)
      const { estimate, mse } =
        d === -1
          ? syntheticOf(fit, [1, ...area.covariates])
          : { estimate: fit.eblup[d] as number, mse: fit.mse[d] as number }
      const error = Math.sqrt(mse)
      // What the table leaves out for want of precision stands here no more than there: the model speaks for it.
      const direct = area.cell && !isLeftOut(table, area.cell) ? area.cell : null
      return [
        area.label,
        d === -1 ? 'synthetic' : 'combined',
        area.cell?.n ?? 0,
        finite(direct?.estimate),
        finite(direct?.se),
        finite(estimate),
        finite(error),
        finite(estimate - reach * error),
        finite(estimate + reach * error),
        finite(Math.abs(error / estimate)),
        finite(fit.gamma[d]),
        finite(fit.residuals[d]),
        finite(scores[d]),
      ]
    }),
  }
}

const figure = (name: string, share: boolean, decimals = 1): AnalysisColumn =>
  share ? { name, kind: 'share', decimals } : { name, kind: 'number' }

const coefficientPart = ({ covariates }: SmallAreasSpec, fit: FayHerriot, { frame }: AnalysisSources): AnalysisPart => {
  const data = frame(covariates.dataset)
  const labels = covariates.variables.map((name) => labelOf(data, name))
  return {
    name: 'coefficients',
    columns: [
      { name: 'term', kind: 'label' },
      { name: 'coefficient', kind: 'number' },
      { name: 'se', kind: 'number' },
      { name: 'p', kind: 'p' },
    ],
    rows: fit.coefficients.map(({ estimate, se, p }, place) => [
      place === 0 ? { es: 'Constante', en: 'Constant' } : (labels[place - 1] as Localized),
      estimate,
      finite(se),
      finite(p),
    ]),
  }
}

/**
 * How well the model fits: σ²ᵤ, the shares of the direct estimates, whether the residuals look normal, and whether the
 * model is as far from the direct estimates as both errors allow (Brown et al. 2001): Σ (y − ŷ)² / (ψ + MSE) ~ χ²(m).
 */
const diagnosticPart = (fit: FayHerriot, estimates: Float64Array, variances: Float64Array): AnalysisPart => {
  const normality = testNormality(fit.residuals)
  const distance = estimates.reduce(
    (sum, y, d) => sum + (y - (fit.eblup[d] as number)) ** 2 / ((variances[d] as number) + (fit.mse[d] as number)),
    0,
  )
  return {
    name: 'diagnostics',
    columns: [
      { name: 'diagnostic', kind: 'word' },
      { name: 'value', kind: 'number' },
      { name: 'p', kind: 'p' },
    ],
    rows: [
      ['areaVariance', fit.areaVariance, null],
      ['gammaLow', Math.min(...fit.gamma), null],
      ['gammaHigh', Math.max(...fit.gamma), null],
      ['normality', finite(normality?.statistic), finite(normality?.p)],
      ['agreement', finite(distance), finite(chiSquareCdf(distance, estimates.length, 'upper'))],
    ],
  }
}
