import { type FormEvent, useState } from 'react'
import type { Plan } from '../../../../main/contract/plan.ts'
import type { TableSpec } from '../../../../main/contract/table.ts'
import { inLanguage } from '../../../../main/contract/text.ts'
import { useAction } from '../../../engine-client/engine.ts'
import { bothOf, changedText, localizedOf } from '../../../i18n/localized.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Field } from '../../../ui/field.tsx'
import { Modal } from '../../../ui/modal.tsx'
import { isFreeName, proposedName } from '../free-name.ts'
import { draftId } from './spec-of.ts'

type Props = {
  readonly plan: Plan
  readonly table: TableSpec
  readonly onClose: () => void
  readonly onSaved: (id: string) => void
}

/** Asks for what a table of the plan must say of itself, and keeps it there. */
export const SaveTableDialog = ({ plan, table, onClose, onSaved }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const add = useAction('plan.edit')
  const isKept = table.id !== draftId
  const [id, setId] = useState(() =>
    isKept ? table.id : proposedName(plan, table, t(`saveTable.id.of.${table.statistic}`)),
  )
  const [titles, setTitles] = useState(bothOf(table.title, language))
  const [unit, setUnit] = useState(inLanguage(table.unit, language))
  const [universe, setUniverse] = useState(inLanguage(table.universe, language))
  const [window, setWindow] = useState(inLanguage(table.window ?? plan.study.window, language))
  const isFree = isKept || isFreeName(plan, id)
  const isComplete = isFree && titles[language].trim() !== '' && unit.trim() !== '' && universe.trim() !== ''

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isComplete) return
    const isWindowOfPlan = window.trim() === inLanguage(plan.study.window, language)
    const kept: TableSpec = {
      ...table,
      id,
      title: localizedOf(titles),
      unit: changedText(table.unit, unit, language),
      universe: changedText(table.universe, universe, language),
    }
    if (isWindowOfPlan || window.trim() === '') delete kept.window
    else kept.window = changedText(table.window ?? '', window, language)
    add.mutate(
      { edits: [{ edit: 'table', table: kept }] },
      {
        onSuccess: () => {
          onClose()
          onSaved(id)
        },
      },
    )
  }

  return (
    <Modal title={t('saveTable.title')} onClose={onClose}>
      <p className="quiet">{t(isKept ? 'saveTable.explain.kept' : 'saveTable.explain')}</p>
      <form className="stack" onSubmit={submit}>
        <Field
          label={t('saveTable.id')}
          value={id}
          onChange={setId}
          isReadOnly={isKept}
          autoFocus
          // What is typed at once takes the place of the proposal.
          onFocus={({ target }) => !isKept && (target as HTMLInputElement).select()}
          hint={t('import.dataset.invalid')}
          error={id === '' || isFree ? undefined : t('saveName.invalid')}
        />
        <Field label={t('saveTable.titleEs')} value={titles.es} onChange={(es) => setTitles({ ...titles, es })} />
        <Field label={t('saveTable.titleEn')} value={titles.en} onChange={(en) => setTitles({ ...titles, en })} />
        <Field label={t('saveTable.unit')} hint={t('saveTable.unit.hint')} value={unit} onChange={setUnit} />
        <Field
          label={t('saveTable.universe')}
          hint={t('saveTable.universe.hint')}
          value={universe}
          onChange={setUniverse}
        />
        <Field label={t('saveTable.window')} value={window} onChange={setWindow} />
        <FailureNotice failure={add.error} />
        <div className="actions">
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" isDisabled={!isComplete || add.isPending}>
            {t('saveTable.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
