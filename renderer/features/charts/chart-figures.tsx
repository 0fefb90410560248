import type { ChartFigure } from '../../../main/contract/chart-commands.ts'
import { markOf } from '../../../main/core/report/marks.ts'
import { fieldFormat } from '../../../main/core/report/measure.ts'
import { formatInterval, formatNumber, hiddenSymbol } from '../../../main/core/report/number-format.ts'
import { useNumberLanguage } from '../../i18n/figures.ts'
import { forReport, useTexts } from '../../i18n/texts.ts'
import { type PlainColumn, PlainTable } from '../../ui/plain-table.tsx'

type Props = { readonly figures: readonly ChartFigure[] }

/** The figures of the picture as a table. */
export const ChartFigures = ({ figures }: Props) => {
  const t = useTexts()
  const language = useNumberLanguage()
  const hasSecond = figures.some(({ second }) => second !== '')
  const columns: PlainColumn<ChartFigure>[] = [
    { label: t('charts.main'), value: ({ main }) => main },
    ...(hasSecond ? [{ label: t('charts.second'), value: ({ second }: ChartFigure) => second }] : []),
    {
      label: t('tables.figure.estimate'),
      value: ({ estimate, statistic, hidden }) =>
        hidden ? hiddenSymbol : formatNumber(estimate, fieldFormat('estimate', statistic), language),
      isNumber: true,
    },
    {
      label: t('tables.figure.ci'),
      value: ({ low, high, statistic }) => formatInterval(low, high, fieldFormat('estimate', statistic), language),
      isNumber: true,
    },
    {
      label: t('charts.verdict'),
      value: ({ level, hidden }) => (hidden ? t('charts.hidden') : markOf(level, forReport(t)).word),
    },
  ]
  return (
    <details>
      <summary>{t('charts.figures')}</summary>
      <PlainTable
        caption={t('charts.figures')}
        columns={columns}
        rows={figures}
        keyOf={({ main, second }) => `${main} ${second}`}
      />
    </details>
  )
}
