import type { UtilityFigure } from '../../../main/contract/microdata.ts'
import { decimal, integer } from '../../../main/core/report/number-format.ts'
import { useFigure } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'
import { PlainTable } from '../../ui/plain-table.tsx'

/** Means, standard errors and totals of a file of records with and without its protection. */
export const UtilityTable = ({ figures }: { readonly figures: readonly UtilityFigure[] }) => {
  const t = useTexts()
  const figure = useFigure()
  const shown = (value: number | null, digits = 3): string => (value === null ? '' : figure(value, decimal(digits)))
  const whole = (value: number | null): string => (value === null ? '' : figure(value, integer))
  return (
    <PlainTable
      caption={t('publication.microdata.loss')}
      rows={figures}
      keyOf={({ variable, category }) => `${variable} ${category}`}
      columns={[
        {
          label: t('microdata.column.figure'),
          value: ({ variable, category }) => (category === null ? variable : `${variable} = ${category}`),
        },
        { label: t('microdata.column.meanBefore'), value: ({ mean }) => shown(mean.before), isNumber: true },
        { label: t('microdata.column.meanAfter'), value: ({ mean }) => shown(mean.after), isNumber: true },
        { label: t('microdata.column.seBefore'), value: ({ se }) => shown(se.before), isNumber: true },
        { label: t('microdata.column.seAfter'), value: ({ se }) => shown(se.after), isNumber: true },
        { label: t('microdata.column.totalBefore'), value: ({ total }) => whole(total.before), isNumber: true },
        { label: t('microdata.column.totalAfter'), value: ({ total }) => whole(total.after), isNumber: true },
      ]}
    />
  )
}
