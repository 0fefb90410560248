import { useState } from 'react'
import type { Choice } from '../../../main/contract/shell-api.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import { Waiting } from '../../app/job-progress.tsx'
import { desktop } from '../../app/shell.ts'
import { useMay } from '../../app/use-may.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { useAction, useAnswer } from '../../engine-client/engine.ts'
import { useCount } from '../../i18n/figures.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { TextBox } from '../../ui/text-box.tsx'
import { MadeRelease } from './made-release.tsx'

/** What is approved and would go out, and the making of the package. */
export const ReleaseMaker = () => {
  const t = useTexts()
  const count = useCount()
  const language = useLanguage()
  const may = useMay()
  const list = useAnswer('review.list', {})
  const make = useAction('release.make')
  const [note, setNote] = useState('')
  const [folder, setFolder] = useState<Choice | null>(null)
  const items = list.data?.items ?? []
  const approved = items.filter(({ state }) => state === 'approved')
  const waiting = items.filter(({ state }) => state === 'protected').length
  const release = async (): Promise<void> => {
    const words = { title: t('publication.make.dialog'), button: t('publication.make.here') }
    const chosen = await desktop.choose('output', words)
    if (!chosen) return
    setFolder(chosen)
    make.mutate({ folder: chosen.token, note: note.trim() }, { onSuccess: () => setNote('') })
  }
  return (
    <section className="card stack" aria-label={t('publication.outgoing')}>
      <h2>{t('publication.outgoing')}</h2>
      <p className="quiet">{t('publication.outgoing.explain')}</p>
      <FailureNotice failure={list.error} />
      {list.data && approved.length === 0 ? (
        <div className="row">
          <p>{t('publication.outgoing.none')}</p>
          <CommandButton id="go.validation" />
        </div>
      ) : (
        <PlainTable
          caption={t('publication.outgoing')}
          rows={approved}
          keyOf={({ item }) => `${item.kind}/${item.id}`}
          columns={[
            { label: t('validation.column.item'), value: ({ title }) => inLanguage(title, language) },
            { label: t('validation.column.kind'), value: ({ item }) => t(`review.kind.${item.kind}`) },
            { label: t('validation.column.validator'), value: ({ validatedBy }) => validatedBy ?? '–' },
            { label: t('publication.approvedBy'), value: ({ approvedBy }) => approvedBy.join(', ') },
          ]}
        />
      )}
      {waiting > 0 && <p className="quiet">{t('publication.waiting', { items: count(waiting) })}</p>}
      <TextBox label={t('publication.note')} rows={2} value={note} onChange={setNote} />
      <div className="row">
        <Button
          look="primary"
          icon="publication"
          onPress={() => void release()}
          isDisabled={approved.length === 0 || make.isPending || !may('release.make')}
        >
          {t('publication.make')}
        </Button>
      </div>
      {make.isPending && <Waiting text={t('publication.making')} />}
      <FailureNotice failure={make.error} />
      {make.data && folder && <MadeRelease made={make.data} folder={folder} />}
    </section>
  )
}
