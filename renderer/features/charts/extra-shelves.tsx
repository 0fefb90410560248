import type { ResultTable } from '../../../main/contract/results.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import type { Axis } from '../../../main/core/report/axes.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import { CardsEditor } from './cards-editor.tsx'
import type { ChartDraft } from './chart-draft.ts'

type Props = {
  readonly tables: readonly ResultTable[]
  readonly axes: readonly Axis[]
  readonly axesOfTable: (table: ResultTable) => readonly Axis[]
  readonly draft: ChartDraft
  readonly onDraft: (draft: ChartDraft) => void
}

const none = ''

/** What only some kinds of chart ask for. */
export const ExtraShelves = ({ tables, axes, axesOfTable, draft, onDraft }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const { kind, extra } = draft
  const change = (part: ChartDraft['extra']): void => onDraft({ ...draft, extra: { ...extra, ...part } })
  const orNone = (value: string) => (value === none ? undefined : value)
  const named = ({ variable, label }: Axis) => ({ value: variable, label })
  const top = (
    <NumberField
      label={t('charts.top')}
      value={extra.top}
      isValid={isCount}
      onChange={(count) => change({ top: count })}
    />
  )
  if (kind === 'pyramid') {
    const free = axes.filter(
      ({ variable, isLevel }) => !isLevel && variable !== draft.main && variable !== draft.second,
    )
    return (
      <Select
        label={t('charts.overlay')}
        value={extra.series ?? none}
        options={[{ value: none, label: t('charts.axis.none') }, ...free.map(named)]}
        onChange={(series) => change({ series: orNone(series) })}
      />
    )
  }
  const beside = tables.find(({ id }) => id === extra.beside)
  const otherTable = (label: string) => (
    <Select
      label={label}
      value={extra.beside ?? none}
      options={[
        { value: none, label: t('charts.axis.none') },
        ...tables.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) })),
      ]}
      onChange={(id) => change({ beside: orNone(id), y: undefined })}
    />
  )
  if (kind === 'ranking' || kind === 'overlap') {
    return (
      <>
        {otherTable(t(kind === 'ranking' ? 'charts.beside' : 'charts.answers'))}
        {beside && kind === 'ranking' && (
          <Select
            label={t('charts.besidePlaces')}
            value={extra.y ?? none}
            options={[{ value: none, label: t('charts.axis.auto') }, ...axesOfTable(beside).map(named)]}
            onChange={(y) => change({ y: orNone(y) })}
          />
        )}
        {top}
      </>
    )
  }
  if (kind === 'flows') {
    return (
      <>
        {top}
        <NumberField
          label={t('charts.minimum')}
          value={extra.minimum}
          isValid={(value) => value > 0}
          onChange={(minimum) => change({ minimum })}
        />
      </>
    )
  }
  if (kind !== 'cards') return null
  return (
    <>
      {extra.cards === undefined && otherTable(t('charts.before'))}
      <CardsEditor
        tables={tables}
        axesOfTable={axesOfTable}
        cards={extra.cards ?? []}
        first={draft.table}
        onChange={(cards) => change({ cards: cards.length === 0 ? undefined : [...cards] })}
      />
    </>
  )
}

const isCount = (value: number): boolean => Number.isInteger(value) && value > 0
