import type { RiskReport } from '../../../main/contract/risk.ts'
import { decimal, integer, percent } from '../../../main/core/report/number-format.ts'
import { useFigure } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'
import { PlainTable } from '../../ui/plain-table.tsx'
import { type Measure, measuresOf } from './risk-table.tsx'

type Props = { readonly before: RiskReport; readonly after: RiskReport }

/** The measures of risk of a file without and with its protection, side by side. */
export const RiskBeforeAfter = ({ before, after }: Props) => {
  const t = useTexts()
  const figure = useFigure()
  const later = new Map(measuresOf(after, t).map((measure) => [measure.label, measure]))
  const shown = (measure: Measure | undefined): string => {
    if (measure === undefined) return ''
    const { number, share } = measure
    if (number === null) return share === null ? '' : figure(share, percent(2))
    return figure(number, Number.isInteger(number) ? integer : decimal(1))
  }
  return (
    <PlainTable
      caption={t('publication.microdata.risk')}
      rows={measuresOf(before, t)}
      keyOf={({ label }) => label}
      columns={[
        { label: t('publication.risk.measure'), value: ({ label }) => label },
        { label: t('microdata.before'), value: (measure) => shown(measure), isNumber: true },
        { label: t('microdata.after'), value: ({ label }) => shown(later.get(label)), isNumber: true },
      ]}
    />
  )
}
