import { useState } from 'react'
import { Waiting } from '../../app/job-progress.tsx'
import { CommandButton } from '../../commands/command-button.tsx'
import { useCommand } from '../../commands/registry.ts'
import { useAnswer } from '../../engine-client/engine.ts'
import { failureText } from '../../i18n/failure-text.ts'
import { useCount } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Notice } from '../../ui/notice.tsx'

/** Reads the chain of the log and the study with it, and says whether a record was changed or cut off. */
export const ChainCheck = ({ records }: { readonly records: number }) => {
  const t = useTexts()
  const count = useCount()
  const [isAsked, setAsked] = useState(false)
  const check = useAnswer('study.check', {}, { enabled: isAsked, keep: 'never' })
  const findings = check.data?.findings
  useCommand('log.verify', () => {
    if (isAsked) void check.refetch()
    setAsked(true)
  })
  return (
    <div className="stack">
      <div className="row">
        <CommandButton id="log.verify" icon="check" />
      </div>
      {isAsked && check.isFetching && <Waiting text={t('study.check.running')} />}
      {!check.isFetching && findings?.length === 0 && (
        <Notice tone="plain">
          <p role="status">{t('log.sound', { records: count(records) })}</p>
        </Notice>
      )}
      {!check.isFetching && findings && findings.length > 0 && (
        <Notice tone="bad">
          <ul>
            {findings.map((finding) => (
              <li key={JSON.stringify(finding)}>{failureText(finding, t)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <FailureNotice failure={check.error} />
    </div>
  )
}
