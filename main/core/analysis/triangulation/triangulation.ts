import type { AnalysisPart, AnalysisValue } from '../../../contract/analysis.ts'
import type { Cell, ResultTable } from '../../../contract/results.ts'
import { finite } from '../../numerics/finite.ts'
import { isLeftOut } from '../../report/left-out.ts'
import { isShare } from '../../report/measure.ts'
import { type AnalysisSources, countColumn, type Findings, note } from '../analysis-sources.ts'
import { refusal } from './failures.ts'
import type { TriangulationSource, TriangulationSpec } from './spec.ts'

/**
 * Several sources of one question in one view. Every figure keeps its own unit, universe, base, window and date: none is
 * added to another, nor are they averaged, since they count different things at different times.
 */
export const triangulation = (spec: TriangulationSpec, sources: AnalysisSources): Findings => {
  const found = spec.sources.map((source) => {
    const table = sources.table(source.table)
    return { source, table, cell: cellOf(spec, source, table) }
  })
  return {
    nature: 'sources',
    unit: { es: 'la de cada fuente', en: 'that of each source' },
    parts: [
      withoutEmpty({
        name: 'triangulation',
        columns: [
          { name: 'source', kind: 'label' },
          { name: 'sourceKind', kind: 'word' },
          { name: 'figure', kind: 'number', decimals: 0 },
          { name: 'figureLow', kind: 'number', decimals: 0 },
          { name: 'figureHigh', kind: 'number', decimals: 0 },
          { name: 'share', kind: 'share' },
          { name: 'shareLow', kind: 'share' },
          { name: 'shareHigh', kind: 'share' },
          { name: 'quality', kind: 'word' },
          countColumn('n'),
        ],
        rows: found.map(({ source, table, cell }) => [
          source.label ?? source.name,
          `source.${source.kind}`,
          ...figures(table, cell, !isShare(table.statistic)),
          ...figures(table, cell, isShare(table.statistic)),
          `quality.${cell.verdict.level}`,
          cell.n,
        ]),
      }),
      withoutEmpty({
        name: 'sources',
        columns: [
          { name: 'source', kind: 'label' },
          ...(['unit', 'counts', 'universe', 'base', 'window', 'date'] as const).map(
            (name) => ({ name, kind: 'label' }) as const,
          ),
        ],
        rows: found.map(({ source, table }) => [
          source.label ?? source.name,
          table.unit,
          source.counts ?? null,
          table.universe,
          table.base ?? null,
          table.window,
          source.date,
        ]),
      }),
      ...(spec.aspects.length === 0 ? [] : [coveragePart(spec)]),
    ],
    assumptions: [note('triangulation.apart')],
    notes: [note('triangulation.read')],
    fewest: null,
    tables: [...new Set(found.map(({ table }) => table.id))],
  }
}

/** What its table leaves out for want of precision stands here no more than there. */
const figures = (table: ResultTable, cell: Cell, isOwn: boolean): AnalysisValue[] => {
  const { estimate, ciLow, ciHigh } = cell
  return isOwn && !isLeftOut(table, cell) ? [finite(estimate), finite(ciLow), finite(ciHigh)] : [null, null, null]
}

/** The cell that the source names: the category of each dimension, or its total. */
const cellOf = ({ id }: TriangulationSpec, { name, at, level }: TriangulationSource, table: ResultTable): Cell => {
  const unknown = Object.keys(at).find((variable) => !table.dimensions.some((own) => own.variable === variable))
  const cell = table.cells.find(
    (own) =>
      own.level === (level ?? null) &&
      own.group.every((code, place) => code === (at[table.dimensions[place]?.variable ?? ''] ?? null)),
  )
  if (unknown !== undefined || !cell)
    throw refusal('triangulation.no-cell', { analysis: id, source: name, table: table.id })
  return cell
}

const coveragePart = ({ sources, aspects }: TriangulationSpec): AnalysisPart => ({
  name: 'coverage',
  columns: [
    { name: 'source', kind: 'label' },
    ...aspects.map(({ name, label }) => ({ name, kind: 'word', label }) as const),
  ],
  rows: sources.map(({ name, label, covers }) => [
    label ?? name,
    ...aspects.map((aspect) => `coverage.${covers[aspect.name] ?? 'unknown'}`),
  ]),
})

/** Without the columns in which no row has anything. */
const withoutEmpty = (part: AnalysisPart): AnalysisPart => {
  const kept = part.columns.map((_, place) => part.rows.some((row) => row[place] !== null))
  return {
    ...part,
    columns: part.columns.filter((_, place) => kept[place]),
    rows: part.rows.map((row) => row.filter((_, place) => kept[place])),
  }
}
