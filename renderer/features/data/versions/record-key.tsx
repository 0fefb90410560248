import { inLanguage } from '../../../../main/contract/text.ts'
import { useAction, useAnswer } from '../../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { OptionalVariable } from '../../../ui/optional-variable.tsx'

/** The variable that names the records of a dataset: it pairs two versions, and names who fails a rule. */
export const RecordKey = ({ dataset }: { readonly dataset: string }) => {
  const t = useTexts()
  const language = useLanguage()
  const edit = useAction('plan.edit')
  const variables = useAnswer('data.variables', { dataset }).data ?? []
  const plan = useAnswer('plan.describe', {}).data?.plan
  const key = plan?.checks.find((checks) => checks.dataset === dataset)?.record
  return (
    <div className="record-key">
      <OptionalVariable
        label={t('recordKey.label')}
        hint={t(key === undefined ? 'recordKey.none' : 'recordKey.hint')}
        options={variables.map(({ name, label }) => ({
          name,
          label: [name, inLanguage(label, language)].filter((part) => part !== '').join(' · '),
        }))}
        value={key}
        onChange={(variable) => edit.mutate({ edits: [{ edit: 'record', dataset, variable: variable ?? null }] })}
      />
      <FailureNotice failure={edit.error} />
    </div>
  )
}
