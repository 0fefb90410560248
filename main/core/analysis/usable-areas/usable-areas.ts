import type { AnalysisPart } from '../../../contract/analysis.ts'
import { Failure } from '../../../contract/failure.ts'
import type { ResultTable } from '../../../contract/results.ts'
import { finite } from '../../numerics/finite.ts'
import { isLeftOut } from '../../report/left-out.ts'
import { isShare } from '../../report/measure.ts'
import { type AnalysisSources, countColumn, type Findings, fewestOf, note } from '../analysis-sources.ts'
import { type AreaCell, areaColumn, cellsByArea } from '../cells-by-area.ts'
import type { UsableAreasSpec } from './spec.ts'

/**
 * The areas of a table whose figure is precise enough by the quality profile of the plan, the largest figure first; of
 * the others only the name and why there is no figure, in the table's order. What an area lacks is not made up for by
 * others: the plan has a table by region for that. Follows CONAPO (2019), which printed the six states of ENVIPE with a
 * usable figure and took the rest to regions. Refused for tables that are no probability sample.
 */
export const usableAreas = (spec: UsableAreasSpec, sources: AnalysisSources): Findings => {
  const table = sources.table(spec.table)
  if (!table.probability) throw new Failure('analysis.no-probability', { analysis: spec.id, design: table.design })
  const areas = cellsByArea(spec, table)
  const wanted = spec.least === 'reliable' ? ['reliable'] : ['reliable', 'weak']
  const isUsable = ({ cell }: AreaCell): boolean => wanted.includes(cell.verdict.level) && !isLeftOut(table, cell)
  const usable = areas.filter(isUsable).sort((a, b) => Number(b.cell.estimate) - Number(a.cell.estimate))
  const others = areas.filter((area) => !isUsable(area))
  return {
    nature: 'sample',
    unit: table.unit,
    universe: spec.universe ?? table.universe,
    ...(table.base === undefined ? {} : { base: table.base }),
    parts: [shownPart(usable, table), otherPart(others, table)].filter(({ rows }) => rows.length > 0),
    assumptions: [],
    notes: [
      note('usable.shown', { shown: usable.length, areas: areas.length }),
      note(`usable.least.${spec.least}`),
      ...(others.length > 0 ? [note('usable.notNothing')] : []),
    ],
    fewest: fewestOf(areas.map(({ cell }) => cell.cases ?? cell.n ?? 0)),
    tables: [table.id],
  }
}

const shownPart = (areas: readonly AreaCell[], table: ResultTable): AnalysisPart => {
  const share = isShare(table.statistic)
  const kind = share ? 'share' : 'number'
  const decimals = share ? {} : { decimals: 0 }
  return {
    name: 'usableAreas',
    codes: areas.map(({ code }) => code),
    columns: [
      areaColumn(table),
      { name: share ? 'share' : 'figure', kind, ...decimals },
      { name: 'ciLow', kind, ...decimals },
      { name: 'ciHigh', kind, ...decimals },
      { name: 'cv', kind: 'share' },
      countColumn('n'),
      { name: 'quality', kind: 'word' },
    ],
    rows: areas.map(({ label, cell }) => [
      label,
      finite(cell.estimate),
      finite(cell.ciLow),
      finite(cell.ciHigh),
      finite(cell.cv),
      cell.n,
      `quality.${cell.verdict.level}`,
    ]),
  }
}

/** Headed by what the areas are. */
const otherPart = (areas: readonly AreaCell[], table: ResultTable): AnalysisPart => ({
  name: 'areasWithoutFigure',
  codes: areas.map(({ code }) => code),
  columns: [areaColumn(table), countColumn('n'), { name: 'quality', kind: 'word' }],
  rows: areas.map(({ label, cell }) => [label, cell.n, `quality.${cell.verdict.level}`]),
})
