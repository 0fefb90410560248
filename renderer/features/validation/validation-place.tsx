import { useState } from 'react'
import { Waiting } from '../../app/job-progress.tsx'
import { CommandButton } from '../../commands/command-button.tsx'
import { useAnswer } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Empty } from '../../ui/empty.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Desk } from './desk.tsx'
import { ItemActions } from './item-actions.tsx'
import { ItemTable } from './item-table.tsx'
import { nameOfItem } from './name-of-item.ts'

/** Where every table, comparison, test and the report stands on the way to approval, and the desk of each. */
export const ValidationPlace = () => {
  const t = useTexts()
  const list = useAnswer('review.list', {}, { keep: 'previous' })
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [open, setOpen] = useState<string | null>(null)
  if (list.error?.code === 'plan.none') {
    return (
      <Empty text={t('validation.none')}>
        <CommandButton id="study.loadPlan" look="primary" icon="folder" />
      </Empty>
    )
  }
  const items = list.data?.items ?? []
  const isAll = items.length > 0 && marked.size === items.length
  const opened = items.find(({ item }) => nameOfItem(item) === open)
  return (
    <div className="page stack">
      <h1>{t('place.validation')}</h1>
      {list.data && <Notice tone="plain">{t(`review.mode.${list.data.mode}`)}</Notice>}
      {list.isPending && <Waiting text={t('validation.listing')} />}
      <FailureNotice failure={list.error} />
      {opened && <Desk key={open} item={opened.item} onClose={() => setOpen(null)} />}
      {!opened && list.data && (
        <section className="card stack" aria-label={t('validation.items')}>
          <ItemActions
            items={items}
            marked={items.filter(({ item }) => marked.has(nameOfItem(item)))}
            onDone={() => setMarked(new Set())}
          />
          <Checkbox
            isSelected={isAll}
            onChange={(isIn) => setMarked(new Set(isIn ? items.map(({ item }) => nameOfItem(item)) : []))}
          >
            {t('validation.mark.all')}
          </Checkbox>
          <ItemTable items={items} marked={marked} onMark={setMarked} onOpen={setOpen} />
        </section>
      )}
    </div>
  )
}
