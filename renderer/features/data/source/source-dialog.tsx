import type { FormEvent } from 'react'
import type { SourceSpec } from '../../../../main/contract/source.ts'
import { useDraft } from '../../../engine-client/draft.ts'
import { useAction } from '../../../engine-client/engine.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Field } from '../../../ui/field.tsx'
import { LocalizedField } from '../../../ui/localized-field.tsx'
import { Modal } from '../../../ui/modal.tsx'
import { described, draftOf, faultsOf, type SourceDraft } from './source-draft.ts'

type Props = { readonly source: SourceSpec; readonly onClose: () => void }

/** What a file does not say of itself: what its records are held for, until when, and whether they are public already. */
export const SourceDialog = ({ source, onClose }: Props) => {
  const t = useTexts()
  const kept = useDraft<SourceDraft>(`source/${source.dataset}`)
  const edit = useAction('plan.edit')
  const draft = kept.value ?? draftOf(source)
  const put = (part: Partial<SourceDraft>): void => kept.change({ ...draft, ...part })
  const faults = faultsOf(draft)
  const close = (): void => {
    kept.discard()
    onClose()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (faults.size === 0)
      edit.mutate({ edits: [{ edit: 'source', source: described(source, draft) }] }, { onSuccess: close })
  }
  return (
    <Modal title={t('source.title', { dataset: source.dataset })} width="wide" onClose={close}>
      <p className="quiet">{t('source.explain')}</p>
      <form className="stack" onSubmit={submit}>
        <LocalizedField
          label={t('people.care.purpose')}
          hint={t('source.purpose.hint')}
          value={draft.purpose}
          onChange={(purpose) => put({ purpose })}
        />
        <LocalizedField
          label={t('people.care.basis')}
          hint={t('source.basis.hint')}
          value={draft.legalBasis}
          onChange={(legalBasis) => put({ legalBasis })}
        />
        <Field
          label={t('source.until')}
          hint={t('source.until.hint')}
          error={faults.has('day') ? t('source.until.fault') : undefined}
          value={draft.retainUntil}
          onChange={(retainUntil) => put({ retainUntil })}
        />
        <Checkbox isSelected={draft.isPublic} onChange={(isPublic) => put({ isPublic })}>
          {t('source.public')}
        </Checkbox>
        <p className="hint">{t('source.public.hint')}</p>
        {draft.isPublic && (
          <LocalizedField
            label={t('source.public.because')}
            hint={t('source.public.because.hint')}
            value={draft.publicBecause}
            onChange={(publicBecause) => put({ publicBecause })}
          />
        )}
        <FailureNotice failure={edit.error} />
        <div className="actions">
          <Button onPress={close}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" isDisabled={faults.size > 0 || edit.isPending}>
            {t('saveTable.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
