import { type FormEvent, useState } from 'react'
import type { Plan } from '../../../main/contract/plan.ts'
import { StudySheet } from '../../../main/contract/study-sheet.ts'
import { useAction } from '../../engine-client/engine.ts'
import { type Both, bothOf, localizedOf } from '../../i18n/localized.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Modal } from '../../ui/modal.tsx'
import { Segments } from '../../ui/segments.tsx'
import { TextBox } from '../../ui/text-box.tsx'

type Props = { readonly study: Plan['study']; readonly onClose: () => void }

const parts = ['producer', ...Object.keys(StudySheet.shape)] as ('producer' | keyof typeof StudySheet.shape)[]
type Part = (typeof parts)[number]

/** The technical sheet of the study, in both languages: what the data cannot say of themselves. */
export const SheetDialog = ({ study, onClose }: Props) => {
  const t = useTexts()
  const own = useLanguage()
  const edit = useAction('plan.edit')
  const [language, setLanguage] = useState(own)
  const [texts, setTexts] = useState(() => textsOf(study, own))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const told = parts.filter((part) => texts[part].es.trim() !== '' || texts[part].en.trim() !== '')
    const localized = Object.fromEntries(told.map((part) => [part, localizedOf(texts[part])]))
    const { producer, ...sheet } = localized
    edit.mutate(
      { edits: [{ edit: 'study', sheet, ...(producer === undefined ? {} : { producer }) }] },
      { onSuccess: onClose },
    )
  }
  return (
    <Modal title={t('sheet.title')} width="wide" onClose={onClose}>
      <p className="quiet">{t('sheet.explain')}</p>
      <form className="stack" onSubmit={submit}>
        <Segments
          label={t('sheet.language')}
          options={[
            { value: 'es', label: 'Español' },
            { value: 'en', label: 'English' },
          ]}
          value={language}
          onChange={setLanguage}
        />
        {parts.map((part) => (
          <TextBox
            key={`${part} ${language}`}
            label={t(`phases.item.${part}`)}
            rows={2}
            lang={language}
            value={texts[part][language]}
            onChange={(text) => setTexts({ ...texts, [part]: { ...texts[part], [language]: text } })}
          />
        ))}
        <FailureNotice failure={edit.error} />
        <div className="actions">
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" isDisabled={edit.isPending}>
            {t('saveTable.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

const textsOf = (study: Plan['study'], language: 'es' | 'en'): Readonly<Record<Part, Both>> =>
  Object.fromEntries(
    parts.map((part) => [part, bothOf(part === 'producer' ? study.producer : study.sheet?.[part], language)]),
  ) as Record<Part, Both>
