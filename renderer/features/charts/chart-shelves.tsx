import { chartKinds } from '../../../main/contract/report-section.ts'
import type { ResultTable } from '../../../main/contract/results.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import type { Axis } from '../../../main/core/report/axes.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Select } from '../../ui/select.tsx'
import { SettledField } from '../../ui/settled-field.tsx'
import { type ChartDraft, hasSecond, isOnMap, levelsToPick } from './chart-draft.ts'
import { ExtraShelves } from './extra-shelves.tsx'

type Props = {
  /** Names of the boundaries that the plan brings. */
  readonly boundaries: readonly string[]
  readonly tables: readonly ResultTable[]
  readonly axes: readonly Axis[]
  /** Those of any table. */
  readonly axesOfTable: (table: ResultTable) => readonly Axis[]
  readonly draft: ChartDraft
  readonly onDraft: (draft: ChartDraft) => void
}

const none = ''

/** What is drawn, how, and along which variables. */
export const ChartShelves = ({ boundaries, tables, axes, axesOfTable, draft, onDraft }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const change = (part: Partial<ChartDraft>): void => onDraft({ ...draft, ...part })
  const byName = axes.map(({ variable, label }) => ({ value: variable, label }))
  const levels = levelsToPick(draft, axes)
  return (
    <div className="shelves">
      <Select
        label={t('charts.table')}
        value={draft.table}
        options={tables.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))}
        onChange={(table) => change({ table, main: none, second: none, extra: {}, level: '' })}
      />
      <Select
        label={t('tables.chart.kind')}
        value={draft.kind}
        options={chartKinds.map((kind) => ({ value: kind, label: t(`chart.name.${kind}`) }))}
        onChange={(kind) => change({ kind })}
      />
      <Select
        label={t('charts.main')}
        value={draft.main}
        options={[{ value: none, label: t('charts.axis.auto') }, ...byName]}
        onChange={(main) => change({ main, second: main === draft.second ? none : draft.second })}
      />
      {hasSecond(draft) && (
        <Select
          label={t('charts.second')}
          value={draft.second}
          options={[
            { value: none, label: t('charts.axis.none') },
            ...byName.filter(({ value }) => value !== draft.main),
          ]}
          onChange={(second) => change({ second })}
        />
      )}
      <ExtraShelves tables={tables} axes={axes} axesOfTable={axesOfTable} draft={draft} onDraft={onDraft} />
      {isOnMap(draft) && (
        <div className="shelf-pair">
          <Select
            label={t('charts.boundaries')}
            value={draft.boundaries}
            options={[
              { value: none, label: t('charts.boundaries.country') },
              ...boundaries.map((id) => ({ value: id, label: id })),
            ]}
            onChange={(chosen) => change({ boundaries: chosen })}
          />
          <CommandButton id="charts.importBoundaries" look="bare" icon="folder" iconOnly />
        </div>
      )}
      {levels.length > 0 && (
        <Select
          label={t('charts.level')}
          value={draft.level === '' ? (levels[0]?.code ?? '') : draft.level}
          options={levels.map(({ code, label }) => ({ value: code, label }))}
          onChange={(level) => change({ level })}
        />
      )}
      <SettledField
        key={`${draft.table} ${draft.kept} ${language}`}
        label={t('charts.title')}
        placeholder={t('charts.title.hint')}
        value={draft.titles[language]}
        onChange={(title) => change({ titles: { ...draft.titles, [language]: title } })}
      />
    </div>
  )
}
