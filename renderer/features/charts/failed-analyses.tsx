import { inLanguage } from '../../../main/contract/text.ts'
import { failureText } from '../../i18n/failure-text.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { grouped } from '../../ui/grouped.ts'
import { Notice } from '../../ui/notice.tsx'
import type { FailedAnalysis } from './analyses-to-draw.ts'

/** The analyses that nothing can be drawn of, and why; those that fail in the same way stand together. */
export const FailedAnalyses = ({ failed }: { readonly failed: readonly FailedAnalysis[] }) => {
  const t = useTexts()
  const language = useLanguage()
  const why = ({ failure }: FailedAnalysis): string => failureText(failure, t)
  return [...grouped(failed, why)].map(([text, together]) => (
    <Notice key={text} tone="warn">
      <p>
        {t('charts.analyses.failed', {
          analyses: together.map(({ spec }) => inLanguage(spec.title, language)).join(' · '),
        })}
      </p>
      <p>{text}</p>
    </Notice>
  ))
}
