import { forReport, useTexts } from '../../../i18n/texts.ts'
import { Facts } from '../../../ui/facts.tsx'

/** What an analysis is, how it is computed, and when to use it. */
export const AnalysisHelp = ({ kind }: { readonly kind: string }) => {
  const t = useTexts()
  const text = forReport(t)
  return (
    <div className="stack tight small">
      <p>{text(`analysis.help.${kind}`)}</p>
      <Facts
        facts={[
          { term: t('statistic.formula'), value: text(`analysis.formula.${kind}`) },
          { term: t('statistic.when'), value: text(`analysis.use.${kind}`) },
        ]}
      />
    </div>
  )
}
