import { useState } from 'react'
import { Waiting } from '../../app/job-progress.tsx'
import { CommandButton } from '../../commands/command-button.tsx'
import { useAnswer } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Empty } from '../../ui/empty.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Desk } from './desk.tsx'
import { ItemList, nothingChosen } from './item-list.tsx'
import { nameOfItem } from './name-of-item.ts'

/** Where every table, comparison, test and the report stands on the way to approval, and the desk of each. */
export const ValidationPlace = () => {
  const t = useTexts()
  const list = useAnswer('review.list', {}, { keep: 'previous' })
  const [open, setOpen] = useState<string | null>(null)
  const [chosen, setChosen] = useState(nothingChosen)
  if (list.error?.code === 'plan.none') {
    return (
      <Empty text={t('validation.none')}>
        <CommandButton id="study.loadPlan" look="primary" icon="folder" />
      </Empty>
    )
  }
  const items = list.data?.items ?? []
  const opened = items.find(({ item }) => nameOfItem(item) === open)
  return (
    <div className="page stack">
      <h1>{t('place.validation')}</h1>
      {list.data && <Notice tone="plain">{t(`review.mode.${list.data.mode}`)}</Notice>}
      {list.isPending && <Waiting text={t('validation.listing')} />}
      <FailureNotice failure={list.error} />
      {opened && <Desk key={open} item={opened.item} onClose={() => setOpen(null)} />}
      {!opened && list.data && (
        <ItemList
          items={items}
          chosen={chosen}
          onChoose={(part) => setChosen((before) => ({ ...before, ...part }))}
          onOpen={setOpen}
        />
      )}
    </div>
  )
}
