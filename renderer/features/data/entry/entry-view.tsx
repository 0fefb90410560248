import { useEffect, useRef, useState } from 'react'
import type { EnteredRecord } from '../../../../main/contract/entry.ts'
import { useMay } from '../../../app/use-may.ts'
import { CommandButton } from '../../../commands/command-button.tsx'
import { useCommand } from '../../../commands/registry.ts'
import { useAction, useAnswer } from '../../../engine-client/engine.ts'
import { useCount } from '../../../i18n/figures.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { EntryForm } from './entry-form.tsx'
import { EntryList } from './entry-list.tsx'

/** Records that are typed in: the form, and what was entered with it. Closing the form makes a version of them. */
export const EntryView = ({ dataset }: { readonly dataset: string }) => {
  const t = useTexts()
  const count = useCount()
  const may = useMay()
  const form = useAnswer('entry.describe', { dataset })
  const take = useAction('entry.takeIn')
  const [shown, setShown] = useState<'list' | 'new' | EnteredRecord>('list')
  const list = useRef<HTMLDivElement>(null)
  const wasOpen = useRef(false)
  // Whoever closes the form goes on where the next one is opened.
  useEffect(() => {
    if (shown === 'list' && wasOpen.current) list.current?.querySelector('button')?.focus()
    wasOpen.current = shown !== 'list'
  }, [shown])
  useCommand('entry.new', () => setShown('new'), form.isSuccess && shown === 'list')
  const takeIn = (): void => take.mutate({ dataset, reason: t('entry.reason') })
  const close = (): void => {
    setShown('list')
    takeIn()
  }
  if (!form.data) return <FailureNotice failure={form.error} />
  if (shown !== 'list') {
    const record = shown === 'new' ? null : shown
    return <EntryForm dataset={dataset} form={form.data} record={record} onClose={close} />
  }
  const { fields, records, struck, isPending } = form.data
  return (
    <div className="stack" ref={list}>
      <div className="row">
        <p>{t('entry.counts', { records: count(records), struck: count(struck) })}</p>
        <CommandButton id="entry.new" look="primary" icon="plus" />
      </div>
      <FailureNotice failure={take.error} />
      {isPending && records + struck > 0 && !take.isPending && (
        <Notice tone="warn">
          <p>{t('entry.pending')}</p>
          {may('entry.takeIn') && <Button onPress={takeIn}>{t('entry.takeIn')}</Button>}
        </Notice>
      )}
      {may('entry.list') && <EntryList dataset={dataset} fields={fields} onEdit={setShown} onChanged={takeIn} />}
    </div>
  )
}
