import { type FormEvent, useState } from 'react'
import type { TestSpec } from '../../../../main/contract/hypothesis.ts'
import type { Plan } from '../../../../main/contract/plan.ts'
import { useAction } from '../../../engine-client/engine.ts'
import { bothOf, localizedOf } from '../../../i18n/localized.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Field } from '../../../ui/field.tsx'
import { Modal } from '../../../ui/modal.tsx'
import { freeName, isFreeName } from '../free-name.ts'

type Props = {
  readonly plan: Plan
  readonly test: TestSpec
  readonly onClose: () => void
  readonly onSaved: (id: string) => void
}

/** Asks for the name and the title of a test and keeps it in the plan. */
export const SaveTestDialog = ({ plan, test, onClose, onSaved }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const put = useAction('plan.edit')
  const [id, setId] = useState(() => freeName(plan, [t(`saveTest.id.of.${test.test}`), ...variablesOf(test)]))
  const [titles, setTitles] = useState(bothOf(test.title, language))
  const isComplete = isFreeName(plan, id) && titles[language].trim() !== ''
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isComplete) return
    const item = { ...test, id, title: localizedOf(titles) }
    put.mutate(
      { edits: [{ edit: 'test', test: item }] },
      {
        onSuccess: () => {
          onClose()
          onSaved(id)
        },
      },
    )
  }
  return (
    <Modal title={t('saveTest.title')} onClose={onClose}>
      <p className="quiet">{t('saveTest.explain')}</p>
      <form className="stack" onSubmit={submit}>
        <Field
          label={t('saveTable.id')}
          value={id}
          onChange={setId}
          autoFocus
          // What is typed at once takes the place of the proposal.
          onFocus={({ target }) => (target as HTMLInputElement).select()}
          hint={t('import.dataset.invalid')}
          error={id === '' || isFreeName(plan, id) ? undefined : t('saveName.invalid')}
        />
        <Field label={t('saveTable.titleEs')} value={titles.es} onChange={(es) => setTitles({ ...titles, es })} />
        <Field label={t('saveTable.titleEn')} value={titles.en} onChange={(en) => setTitles({ ...titles, en })} />
        <FailureNotice failure={put.error} />
        <div className="actions">
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" isDisabled={!isComplete || put.isPending}>
            {t('saveTable.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

const variablesOf = (test: TestSpec): readonly string[] => {
  if (test.test === 'independence') return [test.rows, test.columns]
  if (test.test === 'regression') return [test.response, ...test.terms]
  return test.test === 'mean' ? [test.variable] : [test.variable, test.groups]
}
