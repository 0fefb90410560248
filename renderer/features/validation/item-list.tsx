import type { ReviewInfo } from '../../../main/contract/review.ts'
import { useCount } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Select } from '../../ui/select.tsx'
import { ItemActions } from './item-actions.tsx'
import { ItemTable } from './item-table.tsx'
import { nameOfItem } from './name-of-item.ts'
import { countedStates, isWaiting, type Shown, shownItems } from './waiting-items.ts'

/** What is shown of the list, and what of that is marked. */
export type Chosen = { readonly shown: Shown; readonly marked: ReadonlySet<string> }
export const nothingChosen: Chosen = { shown: 'all', marked: new Set() }

type Props = {
  readonly items: readonly ReviewInfo[]
  readonly chosen: Chosen
  readonly onChoose: (part: Partial<Chosen>) => void
  readonly onOpen: (name: string) => void
}

/** Everything that is reviewed, what waits for the person first, with the steps for what they mark. */
export const ItemList = ({ items, chosen, onChoose, onOpen }: Props) => {
  const t = useTexts()
  const count = useCount()
  const { shown, marked } = chosen
  const setMarked = (next: ReadonlySet<string>): void => onChoose({ marked: next })
  const rows = shownItems(items, shown)
  const isAll = rows.length > 0 && rows.every(({ item }) => marked.has(nameOfItem(item)))
  const counted = (label: string, number: number): string => t('validation.counted', { label, items: count(number) })
  const options: { readonly value: Shown; readonly label: string }[] = [
    { value: 'all', label: counted(t('validation.show.all'), items.length) },
    { value: 'waiting', label: counted(t('validation.waiting'), items.filter(isWaiting).length) },
    ...countedStates(items, shown).map(({ state, items: number }) => ({
      value: state,
      label: counted(t(`review.state.${state}`), number),
    })),
  ]
  return (
    <section className="card stack" aria-label={t('validation.items')}>
      <ItemActions
        items={items}
        // Nothing is done to what is out of sight.
        marked={rows.filter(({ item }) => marked.has(nameOfItem(item)))}
        onDone={() => setMarked(new Set())}
      />
      <div className="row">
        <Select
          label={t('validation.show')}
          options={options}
          value={shown}
          onChange={(next) => onChoose({ ...nothingChosen, shown: next })}
        />
        {rows.length > 0 && (
          <Checkbox
            isSelected={isAll}
            onChange={(isIn) => setMarked(new Set(isIn ? rows.map(({ item }) => nameOfItem(item)) : []))}
          >
            {t('validation.mark.all')}
          </Checkbox>
        )}
      </div>
      {rows.length === 0 ? (
        <p className="quiet">{t('validation.show.none')}</p>
      ) : (
        <ItemTable items={rows} marked={marked} onMark={setMarked} onOpen={onOpen} />
      )}
    </section>
  )
}
