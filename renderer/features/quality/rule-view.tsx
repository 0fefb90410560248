import { useState } from 'react'
import type { CheckResult, EditRule } from '../../../main/contract/checks.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { useAnswer } from '../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Segments } from '../../ui/segments.tsx'
import { FailingGroups, ProfileGroups } from './failing-groups.tsx'
import { FailingRecords } from './failing-records.tsx'
import { RecordCard } from './record/record-card.tsx'

type Props = { readonly check: CheckResult; readonly rule: EditRule }
type Opened = { readonly record: string; readonly row: number }

/** One rule: what fails it record by record and group by group, and what can be done about it. */
export const RuleView = ({ check, rule }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const [view, setView] = useState<'records' | 'groups'>('records')
  const [opened, setOpened] = useState<Opened | null>(null)
  const variables = useAnswer('data.variables', { dataset: check.dataset })
  const title = inLanguage(check.label, language) || check.rule
  return (
    <section className="card stack" aria-label={title}>
      <div className="row">
        <h2>{title}</h2>
        <Segments
          label={t('quality.view')}
          options={[
            {
              value: 'records',
              label: t(check.unit === 'group' ? 'quality.view.outstanding' : 'quality.view.records'),
            },
            { value: 'groups', label: t('quality.view.groups') },
          ]}
          value={view}
          onChange={setView}
        />
        <span className="push" />
        <CommandButton id="quality.editRule" />
        <CommandButton id="quality.removeRule" look="bare" />
      </div>
      <FailureNotice failure={variables.error} />
      {view === 'records' && <FailingRecords check={check} onOpen={check.unit === 'record' ? setOpened : undefined} />}
      {view === 'groups' &&
        (check.unit === 'group' ? (
          <ProfileGroups rule={check.rule} />
        ) : (
          variables.data && <FailingGroups check={check} variables={variables.data} />
        ))}
      {opened && variables.data && (
        <RecordCard
          key={opened.record}
          dataset={check.dataset}
          record={opened.record}
          row={opened.row}
          rule={rule}
          variables={variables.data}
          onClose={() => setOpened(null)}
        />
      )}
    </section>
  )
}
