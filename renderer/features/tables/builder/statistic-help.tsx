import type { Statistic } from '../../../../main/contract/results.ts'
import { useTexts } from '../../../i18n/texts.ts'

/** What a statistic is, its formula, and when to use it. */
export const StatisticHelp = ({ statistic }: { readonly statistic: Statistic }) => {
  const t = useTexts()
  return (
    <details className="statistic-help small">
      <summary>{t(`statistic.help.${statistic}`)}</summary>
      <dl className="facts">
        <dt>{t('statistic.formula')}</dt>
        <dd>{t(`statistic.formula.${statistic}`)}</dd>
        <dt>{t('statistic.when')}</dt>
        <dd>{t(`statistic.when.${statistic}`)}</dd>
      </dl>
    </details>
  )
}
