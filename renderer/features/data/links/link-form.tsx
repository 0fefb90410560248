import type { FormEvent } from 'react'
import { linkRelations } from '../../../../main/contract/link-commands.ts'
import { namePattern } from '../../../../main/contract/name.ts'
import type { DatasetInfo } from '../../../../main/contract/study-overview.ts'
import { Waiting } from '../../../app/job-progress.tsx'
import { useDraft } from '../../../engine-client/draft.ts'
import { useAction } from '../../../engine-client/engine.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Field } from '../../../ui/field.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { Select } from '../../../ui/select.tsx'
import { isReady, type LinkDraft, newLink, startOf } from './link-draft.ts'
import { LinkFields } from './link-fields.tsx'

type Props = {
  /** Those that can be linked, two at least. */
  readonly datasets: readonly DatasetInfo[]
  readonly onStarted: (name: string) => void
  readonly onCancel: () => void
}

const isShare = (value: number): boolean => value >= 0 && value <= 1

/** Which datasets are linked, by what, and from which probability on without a person looking. */
export const LinkForm = ({ datasets, onStarted, onCancel }: Props) => {
  const t = useTexts()
  const start = useAction('link.start')
  const kept = useDraft<LinkDraft>('data/link')
  const draft = kept.value ?? newLink(datasets, t('links.name.default'))
  const change = (part: Partial<LinkDraft>): void => kept.change({ ...draft, ...part })
  const first = datasets.find(({ dataset }) => dataset === draft.first) ?? datasets[0]
  const second = datasets.find(({ dataset }) => dataset === draft.second) ?? datasets[1]
  if (!first || !second) return null
  const choices = datasets.map(({ dataset }) => ({ value: dataset, label: dataset }))
  const between = (one: string, other: string): void =>
    kept.change({
      ...newLink(
        [one, other].flatMap((name) => datasets.find(({ dataset }) => dataset === name) ?? []),
        draft.name,
      ),
      reason: draft.reason,
    })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isReady(draft) || start.isPending) return
    start.mutate(startOf(draft), {
      onSuccess: ({ name }) => {
        kept.discard()
        onStarted(name)
      },
    })
  }
  return (
    <form className="stack" onSubmit={submit}>
      <div className="import-form">
        <Field
          label={t('links.name')}
          hint={t('links.name.hint')}
          error={namePattern.test(draft.name) ? undefined : t('import.dataset.invalid')}
          value={draft.name}
          onChange={(name) => change({ name })}
        />
        <Select
          label={t('links.first')}
          value={first.dataset}
          options={choices}
          onChange={(dataset) => between(dataset, draft.second)}
        />
        <Select
          label={t('links.second')}
          value={second.dataset}
          options={choices}
          onChange={(dataset) => between(draft.first, dataset)}
        />
        <div>
          <Select
            label={t('links.relation')}
            value={draft.relation}
            options={linkRelations.map((value) => ({ value, label: t(`links.relation.${value}`) }))}
            onChange={(relation) => change({ relation })}
          />
          <p className="hint">{t(`links.relation.${draft.relation}.hint`)}</p>
        </div>
      </div>
      {first === second && <p className="hint">{t('links.sameDataset')}</p>}
      <LinkFields first={first} second={second} fields={draft.fields} onChange={(fields) => change({ fields })} />
      <div className="import-form">
        <NumberField
          label={t('links.accept')}
          hint={t('links.accept.hint')}
          value={draft.accept}
          isValid={isShare}
          onChange={(accept) => accept !== undefined && change({ accept })}
        />
        <NumberField
          label={t('links.review')}
          hint={t('links.review.hint')}
          value={draft.review}
          isValid={isShare}
          onChange={(review) => review !== undefined && change({ review })}
        />
        <Field
          label={t('links.reason')}
          hint={t('import.reason.hint')}
          value={draft.reason}
          onChange={(reason) => change({ reason })}
        />
      </div>
      {start.isPending && <Waiting text={t('links.running')} />}
      <FailureNotice failure={start.error} />
      <div className="import-actions">
        <Button
          onPress={() => {
            kept.discard()
            onCancel()
          }}
        >
          {t('action.cancel')}
        </Button>
        <Button type="submit" look="primary" isDisabled={!isReady(draft) || start.isPending}>
          {t('links.start')}
        </Button>
      </div>
    </form>
  )
}
