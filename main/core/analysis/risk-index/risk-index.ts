import type { AnalysisColumn, AnalysisPart, AnalysisValue } from '../../../contract/analysis.ts'
import { Failure } from '../../../contract/failure.ts'
import type { Localized } from '../../../contract/text.ts'
import { categoriesOf } from '../../data/categories.ts'
import { calledLike, type Frame, labelOf } from '../../data/frame.ts'
import { selectedRows } from '../../derivation/selected-rows.ts'
import { type AnalysisSources, countColumn, type Findings, fewestOf, note } from '../analysis-sources.ts'
import { numbersOf } from '../numbers-of.ts'
import { refusal } from './failures.ts'
import { rescale } from './rescale.ts'
import type { RiskComponent, RiskIndexSpec } from './spec.ts'

type Area = { readonly row: number; readonly code: string; readonly label: Localized }

/**
 * A risk index by area: the weighted mean of its components on one scale, times 100 where that goes from 0 to 1. It is
 * relative to the areas given, and says which come first, not how large a risk is. The components are always printed with
 * it. Refused: fewer than two areas, an area twice, a component that an area lacks,
 * and components none of which tells one area from another.
 */
export const riskIndex = (spec: RiskIndexSpec, sources: AnalysisSources): Findings => {
  const frame = sources.frame(spec.dataset)
  const areas = areasOf(spec, frame)
  const values = spec.components.map((component) => valuesOf(spec, component, frame, areas))
  const scores = values.map((own, place) => scoresOf(own, spec, spec.components[place] as RiskComponent))
  const index = areas.map((_, place) => indexOf(spec, scores, place))
  const order = Array.from(areas.keys()).sort((one, other) => (index[other] as number) - (index[one] as number))
  const codes = order.map((place) => (areas[place] as Area).code)
  const constant = values.filter((own) => own.every((value) => value === own[0])).length
  if (constant === values.length) throw refusal('riskIndex.nothing-differs', { analysis: spec.id })
  const rowsOf = (figures: readonly (readonly number[])[], more: (place: number) => readonly number[]) =>
    order.map((place): AnalysisValue[] => [
      (areas[place] as Area).label,
      ...more(place),
      ...figures.map((own) => own[place] as number),
    ])
  const areaColumn = { name: 'area', kind: 'label' as const, label: labelOf(frame, spec.area) }
  const rank = (place: number) => 1 + index.filter((other) => other > (index[place] as number)).length
  return {
    nature: 'index',
    unit: spec.unit,
    parts: [
      {
        name: 'riskIndex',
        codes,
        columns: [
          areaColumn,
          { name: 'riskIndex', kind: 'number', decimals: spec.scale === 'zScore' ? 2 : 1 },
          countColumn('rank'),
          ...componentColumns(spec, frame),
        ],
        rows: rowsOf(values, (place) => [index[place] as number, rank(place)]),
      },
      {
        name: 'riskScores',
        codes,
        columns: [areaColumn, ...componentColumns(spec, frame, 2)],
        rows: rowsOf(scores, () => []),
      },
      weightPart(spec, frame),
    ],
    assumptions: ['relative', 'weights'].map((code) => note(`riskIndex.${code}`)),
    notes: [
      note(`riskIndex.${spec.scale}`, { areas: areas.length }),
      ...(constant > 0 ? [note('riskIndex.constant', { components: constant })] : []),
    ],
    fewest: spec.households === undefined ? 1 : fewestOf(valuesOf(spec, { variable: spec.households }, frame, areas)),
    tables: [],
  }
}

const areasOf = ({ id, area, where }: RiskIndexSpec, frame: Frame): readonly Area[] => {
  const { codes, categories } = categoriesOf(frame, area)
  const rows = selectedRows(frame, where)
  const areas = rows.flatMap((row) => {
    const category = categories[(codes[row] as number) - 1]
    return category ? [{ row, code: category.code, label: category.label ?? category.code }] : []
  })
  const twice = areas.find(({ code }, place) => areas.findIndex((other) => other.code === code) !== place)
  if (twice) throw new Failure('areas.twice', { analysis: id, area: twice.code })
  if (areas.length < 2) throw refusal('riskIndex.few-areas', { analysis: id, areas: areas.length })
  return areas
}

const valuesOf = (
  { id }: RiskIndexSpec,
  { variable }: Pick<RiskComponent, 'variable'>,
  frame: Frame,
  areas: readonly Area[],
): readonly number[] => {
  const values = numbersOf(frame, variable, id)
  const own = areas.map(({ row }) => values[row] as number)
  const missing = own.filter((value) => !Number.isFinite(value)).length
  if (missing > 0) throw refusal('riskIndex.missing', { analysis: id, variable, areas: missing })
  return own
}

/** On the common scale, turned round where less of it is more risk. */
const scoresOf = (values: readonly number[], { scale }: RiskIndexSpec, { risk }: RiskComponent): readonly number[] =>
  rescale(risk === 'more' ? values : values.map((value) => -value), scale)

const indexOf = (
  { components, scale }: RiskIndexSpec,
  scores: readonly (readonly number[])[],
  area: number,
): number => {
  const weights = components.reduce((sum, { weight }) => sum + weight, 0)
  const sum = components.reduce((all, { weight }, place) => all + weight * (scores[place]?.[area] as number), 0)
  return (sum / weights) * (scale === 'zScore' ? 1 : 100)
}

const weightPart = ({ components }: RiskIndexSpec, frame: Frame): AnalysisPart => ({
  name: 'riskWeights',
  columns: [
    { name: 'component', kind: 'label' },
    { name: 'weight', kind: 'number', decimals: 2 },
    { name: 'riskDirection', kind: 'word' },
  ],
  rows: components.map((component) => [calledLike(component, frame), component.weight, `risk.${component.risk}`]),
})

const componentColumns = ({ components }: RiskIndexSpec, frame: Frame, decimals?: number): AnalysisColumn[] =>
  components.map((component) => ({
    name: component.variable,
    kind: 'number',
    decimals: decimals ?? component.decimals,
    label: calledLike(component, frame),
  }))
