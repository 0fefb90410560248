import { useContentProtection } from '../../../app/content-protection.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { AnalysisResultView } from './analysis-result-view.tsx'
import type { Trial } from './use-trial.ts'

/** What an analysis would give, before it is kept. */
export const AnalysisTrial = ({ trial: { result, isStale, isWorking } }: { readonly trial: Trial }) => {
  const t = useTexts()
  useContentProtection()
  return (
    <section className="stack" aria-label={t('analysis.form.result')} aria-busy={isWorking}>
      {result && (
        <div className={isStale ? 'stale' : ''}>
          <h2>{t('analysis.form.result')}</h2>
          <AnalysisResultView key={result.analysis} result={result} headingLevel={3} />
        </div>
      )}
    </section>
  )
}
