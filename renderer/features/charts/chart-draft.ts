import type { ChartSpec } from '../../../main/contract/report-section.ts'
import type { ResultTable } from '../../../main/contract/results.ts'
import type { Axis } from '../../../main/core/report/axes.ts'
import { crossed } from '../../../main/core/report/charts/crossed.ts'
import { type Both, bothOf, localizedOf } from '../../i18n/localized.ts'

/** A chart while it is being put together. */
export type ChartDraft = {
  readonly kind: ChartSpec['chart']
  readonly table: string
  /** Variable of the main axis, and of the second one; empty = none, or whatever the kind prefers. */
  readonly main: string
  readonly second: string
  /** What only some kinds say. */
  readonly extra: Extra
  /** The category drawn, where the table has several and neither axis runs along them. */
  readonly level: string
  /** Of a map: the plan's boundaries it is drawn on; empty = those of the country. */
  readonly boundaries: string
  readonly titles: Both
  /** The chart of the report that is being changed; null for a new one. */
  readonly kept: string | null
}

type Extra = Partial<Pick<ChartSpec, 'series' | 'y' | 'beside' | 'top' | 'minimum' | 'cards'>>

/** Which of these a kind says beside its axes. */
const extrasOf = (kind: ChartSpec['chart']): readonly (keyof Extra)[] => {
  switch (kind) {
    case 'pyramid':
      return ['series']
    case 'ranking':
      return ['beside', 'y', 'top']
    case 'overlap':
      return ['beside', 'top']
    case 'flows':
      return ['top', 'minimum']
    case 'cards':
      return ['beside', 'cards']
    default:
      return []
  }
}

const extraIn = (kind: ChartSpec['chart'], parts: Extra): Extra =>
  Object.fromEntries(
    extrasOf(kind).flatMap((field) => (parts[field] === undefined ? [] : [[field, parts[field]]])),
  ) as Extra

/** Name under which a chart is drawn that has none yet. */
export const draftName = 'grafico'

export const newChart = (table: Pick<ResultTable, 'id'>, axes: readonly Axis[]): ChartDraft => {
  const { x = '', series = '' } = crossed(axes)
  return {
    kind: 'bars',
    table: table.id,
    main: x,
    second: series,
    extra: {},
    level: '',
    boundaries: '',
    titles: { es: '', en: '' },
    kept: null,
  }
}

/** The axes as the fields of a chart of this kind name them: a pyramid and a matrix have the main axis at the side. */
const fieldsOf = (kind: ChartSpec['chart']): { readonly main: 'x' | 'y'; readonly second: 'x' | 'series' | null } => {
  switch (kind) {
    case 'pyramid':
    case 'heat':
    case 'flows':
      return { main: 'y', second: 'x' }
    case 'map':
    case 'ranking':
    case 'overlap':
    case 'cards':
      return { main: 'x', second: null }
    case 'bars':
    case 'stacked':
    case 'dots':
    case 'trend':
      return { main: 'x', second: 'series' }
  }
}

/** Is it drawn on boundaries? */
export const isOnMap = ({ kind }: Pick<ChartDraft, 'kind'>): boolean => kind === 'map' || kind === 'flows'

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
    ...extraIn(draft.kind, draft.extra),
    ...(!isOnMap(draft) || draft.boundaries === '' ? {} : { boundaries: draft.boundaries }),
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
    extra: extraIn(spec.chart, spec),
    level: spec.level ?? '',
    boundaries: spec.boundaries ?? '',
    titles: bothOf(spec.title, 'es'),
    kept: spec.id,
  }
}

const prefersLevels = (kind: ChartSpec['chart']): boolean =>
  kind === 'cards' || kind === 'bars' || kind === 'dots' || kind === 'ranking' || kind === 'heat' || kind === 'overlap'

/** The categories of which one must be picked: those of a table with levels that no axis of the chart runs along. */
export const levelsToPick = (draft: ChartDraft, axes: readonly Axis[]): readonly { code: string; label: string }[] => {
  const levels = axes.find(({ isLevel }) => isLevel)
  const isDrawn = levels?.variable === draft.main || (hasSecond(draft) && levels?.variable === draft.second)
  // Left to choose its axis, such a chart runs along the levels.
  const runsAlong = draft.kind === 'stacked' || (draft.main === '' && draft.level === '' && prefersLevels(draft.kind))
  if (!levels || isDrawn || runsAlong) return []
  return levels.entries.flatMap(({ code, label }) => (code === null ? [] : [{ code, label }]))
}
