import type { ChartSpec } from '../../../main/contract/report-section.ts'
import type { ResultTable } from '../../../main/contract/results.ts'
import type { Axis } from '../../../main/core/report/axes.ts'
import { type Both, bothOf, localizedOf } from '../../i18n/localized.ts'

/** A chart while it is being put together. */
export type ChartDraft = {
  readonly kind: ChartSpec['chart']
  readonly table: string
  /** Variable of the main axis, and of the second one; empty = none, or whatever the kind prefers. */
  readonly main: string
  readonly second: string
  /** The category drawn, where the table has several and neither axis runs along them. */
  readonly level: string
  /** Of a map: the plan's boundaries it is drawn on; empty = those of the country. */
  readonly boundaries: string
  readonly titles: Both
  /** The chart of the report that is being changed; null for a new one. */
  readonly kept: string | null
}

/** Name under which a chart is drawn that has none yet. */
export const draftName = 'grafico'

export const newChart = (table: ResultTable, axes: readonly Axis[]): ChartDraft => ({
  kind: 'bars',
  table: table.id,
  main: axes[0]?.variable ?? '',
  second: axes[1]?.isLevel ? axes[1].variable : '',
  level: '',
  boundaries: '',
  titles: { es: '', en: '' },
  kept: null,
})

/** The axes as the fields of a chart of this kind name them: a pyramid and a matrix have the main axis at the side. */
const fieldsOf = (kind: ChartSpec['chart']): { readonly main: 'x' | 'y'; readonly second: 'x' | 'series' | null } => {
  switch (kind) {
    case 'pyramid':
    case 'heat':
      return { main: 'y', second: 'x' }
    case 'map':
      return { main: 'x', second: null }
    case 'bars':
    case 'dots':
    case 'trend':
      return { main: 'x', second: 'series' }
  }
}

export const hasSecond = ({ kind }: ChartDraft): boolean => fieldsOf(kind).second !== null

export const specOf = (draft: ChartDraft, axes: readonly Axis[]): ChartSpec => {
  const fields = fieldsOf(draft.kind)
  const title = localizedOf(draft.titles)
  const level = levelsToPick(draft, axes)
  return {
    id: draft.kept ?? draftName,
    chart: draft.kind,
    table: draft.table,
    ...(Object.keys(title).length === 0 ? {} : { title }),
    ...(draft.main === '' ? {} : { [fields.main]: draft.main }),
    ...(fields.second === null || draft.second === '' ? {} : { [fields.second]: draft.second }),
    ...(draft.kind !== 'map' || draft.boundaries === '' ? {} : { boundaries: draft.boundaries }),
    ...(level.length === 0 ? {} : { level: draft.level === '' ? (level[0]?.code ?? '') : draft.level }),
  }
}

export const draftOf = (spec: ChartSpec): ChartDraft => {
  const fields = fieldsOf(spec.chart)
  return {
    kind: spec.chart,
    table: spec.table,
    main: spec[fields.main] ?? '',
    second: fields.second === null ? '' : (spec[fields.second] ?? ''),
    level: spec.level ?? '',
    boundaries: spec.boundaries ?? '',
    titles: bothOf(spec.title, 'es'),
    kept: spec.id,
  }
}

/** The categories of which one must be picked: those of a table with levels that no axis of the chart runs along. */
export const levelsToPick = (draft: ChartDraft, axes: readonly Axis[]): readonly { code: string; label: string }[] => {
  const levels = axes.find(({ isLevel }) => isLevel)
  const isDrawn = levels?.variable === draft.main || (hasSecond(draft) && levels?.variable === draft.second)
  if (!levels || isDrawn) return []
  return levels.entries.flatMap(({ code, label }) => (code === null ? [] : [{ code, label }]))
}
