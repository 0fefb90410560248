import { type FormEvent, useState } from 'react'
import type { Args } from '../../../main/contract/commands.ts'
import { namePattern } from '../../../main/contract/name.ts'
import type { Plan } from '../../../main/contract/plan.ts'
import type { StudyOverview } from '../../../main/contract/study-overview.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import { useAction } from '../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Field } from '../../ui/field.tsx'
import { Modal } from '../../ui/modal.tsx'
import { Select } from '../../ui/select.tsx'

type Props = {
  readonly study: StudyOverview
  readonly plan: Plan | null
  readonly onClose: () => void
  readonly onMade: (id: string) => void
}

/** Asks for what a design cannot be without; the rest is declared where its findings can be seen. */
export const NewDesignDialog = ({ study, plan, onClose, onMade }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const edit = useAction('plan.edit')
  const [dataset, setDataset] = useState(study.datasets[0]?.dataset ?? '')
  const [id, setId] = useState<string | null>(null)
  const [label, setLabel] = useState('')
  const [window, setWindow] = useState('')
  const known = new Set(plan?.designs.map((design) => design.id))
  const name = id ?? freeName(dataset, known)
  const needsWindow = inLanguage(plan?.study.window, language) === ''
  const isComplete = namePattern.test(name) && !known.has(name) && !(needsWindow && window.trim() === '')

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isComplete) return
    const given = label.trim()
    const design = { id: name, dataset, ...(given === '' ? {} : { label: given }) }
    const edits: Args<'plan.edit'>['edits'] = [{ edit: 'design', design }]
    edit.mutate(
      { edits: needsWindow ? [{ edit: 'study', window: window.trim() }, ...edits] : edits },
      {
        onSuccess: () => {
          onClose()
          onMade(name)
        },
      },
    )
  }

  return (
    <Modal title={t('design.new.title')} onClose={onClose}>
      <p className="quiet">{t('design.new.explain')}</p>
      <form className="stack" onSubmit={submit}>
        <Select
          label={t('design.dataset')}
          value={dataset}
          options={study.datasets.map((one) => ({ value: one.dataset, label: one.dataset }))}
          onChange={setDataset}
        />
        <Field label={t('design.label')} hint={t('design.label.hint')} value={label} onChange={setLabel} autoFocus />
        <Field
          label={t('design.id')}
          hint={t('import.dataset.invalid')}
          error={known.has(name) ? t('design.id.taken') : undefined}
          value={name}
          onChange={setId}
        />
        {needsWindow && (
          <Field label={t('design.window')} hint={t('design.window.hint')} value={window} onChange={setWindow} />
        )}
        <FailureNotice failure={edit.error} />
        <div className="actions">
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" isDisabled={!isComplete || edit.isPending}>
            {t('design.new.make')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

const freeName = (dataset: string, known: ReadonlySet<string>): string => {
  if (!known.has(dataset)) return dataset
  let number = 2
  while (known.has(`${dataset}_${number}`)) number += 1
  return `${dataset}_${number}`
}
