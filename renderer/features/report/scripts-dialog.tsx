import { type FormEvent, useState } from 'react'
import type { Result } from '../../../main/contract/commands.ts'
import { languages } from '../../../main/contract/text.ts'
import { Waiting } from '../../app/job-progress.tsx'
import { useOutput } from '../../app/use-output.ts'
import { useAction, useAnswer } from '../../engine-client/engine.ts'
import { useCount } from '../../i18n/figures.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { CloseActions } from '../../ui/close-actions.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Modal } from '../../ui/modal.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { WrittenReport } from './written-report.tsx'

/** Writes the plan as scripts of R and Stata; what no file holds goes beside them only where it is asked for. */
export const ScriptsDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useTexts()
  const needed = useAnswer('script.describe', {})
  const write = useAction('script.write')
  const [language, setLanguage] = useState(useLanguage())
  const [withRecords, setWithRecords] = useState(false)
  const { folder, choose } = useOutput('scripts.dialog', 'report.write.button')

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const to = await choose()
    if (to) write.mutate({ folder: to.token, language, records: withRecords })
  }

  return (
    <Modal title={t('scripts.title')} width="wide" onClose={onClose}>
      {write.data && folder ? (
        <>
          <WrittenReport folder={folder} files={write.data.files} />
          <CloseActions onClose={onClose} />
        </>
      ) : (
        <form className="stack" onSubmit={(event) => void submit(event)}>
          <p>{t('scripts.explain')}</p>
          <Select
            label={t('scripts.language')}
            value={language}
            options={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
            onChange={setLanguage}
          />
          {needed.data && (
            <RecordsChoice records={needed.data.records} isChosen={withRecords} onChoose={setWithRecords} />
          )}
          {write.isPending && <Waiting text={t('scripts.writing')} />}
          <FailureNotice failure={write.error ?? needed.error} />
          <div className="actions">
            <Button onPress={onClose}>{t('action.cancel')}</Button>
            <Button type="submit" look="primary" isDisabled={write.isPending || !needed.isSuccess}>
              {t('scripts.choose')}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  )
}

type RecordsProps = {
  readonly records: Result<'script.describe'>['records']
  readonly isChosen: boolean
  readonly onChoose: (isChosen: boolean) => void
}

/** Which records would have to leave, why, and what that means; nothing to choose where the files hold everything. */
const RecordsChoice = ({ records, isChosen, onChoose }: RecordsProps) => {
  const t = useTexts()
  const count = useCount()
  if (records.length === 0) return <p className="quiet">{t('scripts.records.none')}</p>
  return (
    <>
      <p>{t('scripts.records.explain')}</p>
      <ul className="small">
        {records.map(({ dataset, reason, records: rows, variables }) => (
          <li key={dataset}>
            {t('scripts.records.one', {
              dataset,
              records: count(rows),
              reason: t(`script.why.${reason}`),
              variables: variables.join(', '),
            })}
          </li>
        ))}
      </ul>
      <Checkbox isSelected={isChosen} onChange={onChoose}>
        {t('scripts.records')}
      </Checkbox>
      {isChosen && <Notice tone="warn">{t('scripts.records.warning')}</Notice>}
    </>
  )
}
