import { useState } from 'react'
import { inLanguage } from '../../../main/contract/text.ts'
import { Waiting } from '../../app/job-progress.tsx'
import { CommandButton } from '../../commands/command-button.tsx'
import { useAnswer } from '../../engine-client/engine.ts'
import { useCount } from '../../i18n/figures.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Empty } from '../../ui/empty.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { FailingRecords } from './failing-records.tsx'

/** The rules of the plan with what fails them, and the decisions on it. */
export const QualityPlace = () => {
  const t = useTexts()
  const language = useLanguage()
  const count = useCount()
  const plan = useAnswer('plan.describe', {}).data?.plan
  const hasRules = Boolean(plan?.checks.some(({ rules }) => rules.length > 0))
  const review = useAnswer('check.run', {}, { enabled: hasRules })
  const [picked, setPicked] = useState<string | null>(null)
  if (plan === undefined) return null
  if (!hasRules) {
    return (
      <Empty text={t('quality.none')}>
        <CommandButton id="study.loadPlan" look="primary" icon="folder" />
      </Empty>
    )
  }
  const checks = review.data?.checks ?? []
  const shown = checks.find(({ rule }) => rule === picked) ?? checks[0]
  return (
    <div className="page stack">
      <h1>{t('quality.title')}</h1>
      <p className="quiet">{t('quality.explain')}</p>
      <FailureNotice failure={review.error} />
      {review.isPending && <Waiting text={t('quality.running')} />}
      {checks.length > 0 && (
        <div className="card">
          <PlainTable
            caption={t('quality.rules')}
            rows={checks}
            keyOf={({ rule }) => rule}
            columns={[
              {
                label: t('check.column.rule'),
                value: ({ rule, label }) => (
                  <button
                    type="button"
                    className="side-item"
                    aria-current={rule === shown?.rule}
                    onClick={() => setPicked(rule)}
                  >
                    {inLanguage(label, language) || rule}
                  </button>
                ),
              },
              { label: t('check.column.dataset'), value: ({ dataset }) => dataset },
              { label: t('check.column.severity'), value: ({ severity }) => t(`check.severity.${severity}`) },
              { label: t('check.column.examined'), value: ({ examined }) => count(examined), isNumber: true },
              {
                label: t('check.column.open'),
                value: ({ failing, accepted }) => count(failing - accepted),
                isNumber: true,
              },
              { label: t('check.column.accepted'), value: ({ accepted }) => count(accepted), isNumber: true },
              { label: t('check.column.corrected'), value: ({ corrected }) => count(corrected), isNumber: true },
            ]}
          />
        </div>
      )}
      {shown && <FailingRecords key={shown.rule} check={shown} />}
    </div>
  )
}
