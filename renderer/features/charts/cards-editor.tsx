import type { CardSpec } from '../../../main/contract/report-section.ts'
import type { ResultTable } from '../../../main/contract/results.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import type { Axis } from '../../../main/core/report/axes.ts'
import { changedText } from '../../i18n/localized.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { SettledField } from '../../ui/settled-field.tsx'

type Props = {
  readonly tables: readonly ResultTable[]
  readonly axesOfTable: (table: ResultTable) => readonly Axis[]
  readonly cards: readonly CardSpec[]
  /** The table of the chart, which a card without one is of. */
  readonly first: string
  readonly onChange: (cards: readonly CardSpec[]) => void
}

const total = ''

/** Which figures stand on cards: each a table and a category of each of its variables. */
export const CardsEditor = ({ tables, axesOfTable, cards, first, onChange }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const put = (place: number, card: CardSpec): void => onChange(cards.map((own, at) => (at === place ? card : own)))
  return (
    <fieldset className="plain-fieldset by-tags">
      <legend>{t('charts.cards')}</legend>
      {cards.length === 0 && <p className="hint">{t('charts.cards.all')}</p>}
      {cards.map((card, place) => {
        const table = tables.find(({ id }) => id === (card.table ?? first))
        const number = place + 1
        return (
          <fieldset key={place} className="plain-fieldset">
            <legend>{t('charts.card', { number })}</legend>
            <div className="shelves">
              <Select
                label={t('charts.table')}
                value={card.table ?? first}
                options={tables.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))}
                onChange={(id) => put(place, { ...card, table: id, at: {} })}
              />
              {(table ? axesOfTable(table) : []).map(({ variable, label, entries }) => (
                <Select
                  key={variable}
                  label={label}
                  value={card.at[variable] ?? total}
                  options={entries.map((entry) => ({ value: entry.code ?? total, label: entry.label }))}
                  onChange={(code) => {
                    const { [variable]: _, ...others } = card.at
                    put(place, { ...card, at: code === total ? others : { ...others, [variable]: code } })
                  }}
                />
              ))}
              <SettledField
                key={`${place} ${language}`}
                label={t('charts.title')}
                placeholder={t('charts.title.hint')}
                value={inLanguage(card.title, language)}
                onChange={(title) => put(place, { ...card, title: changedText(card.title ?? {}, title, language) })}
              />
              <Button
                look="bare"
                size="small"
                icon="close"
                onPress={() => onChange(cards.filter((_, at) => at !== place))}
              >
                {t('charts.card.remove', { number })}
              </Button>
            </div>
          </fieldset>
        )
      })}
      <Button size="small" icon="plus" onPress={() => onChange([...cards, { table: first, at: {} }])}>
        {t('charts.card.add')}
      </Button>
    </fieldset>
  )
}
