import type { MicrodataReport } from '../../../main/contract/microdata.ts'
import { decimal, integer, percent } from '../../../main/core/report/number-format.ts'
import { useCount, useFigure } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Facts } from '../../ui/facts.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { RiskBeforeAfter } from './risk-before-after.tsx'
import { UtilityTable } from './utility-table.tsx'

/** Whether a file of records may leave, its risk before and after, what was done to it and what that costs. */
export const MicrodataView = ({ report }: { readonly report: MicrodataReport }) => {
  const t = useTexts()
  const count = useCount()
  const figure = useFigure()
  const { k, passes, weights, units } = report
  const numbers = (one: number | null, other: number | null): string | null =>
    one === null || other === null ? null : `${count(one)} → ${count(other)}`
  return (
    <>
      <Notice tone={passes ? 'plain' : 'bad'}>
        <p role="status">{t(passes ? 'microdata.passes' : 'microdata.fails', { k })}</p>
      </Notice>
      <Facts
        facts={[
          { term: t('microdata.records'), value: count(report.records) },
          { term: t('microdata.variables'), value: report.variables.join(', ') },
          { term: t('publication.microdata.withheld'), value: count(report.withheld) },
          { term: t('publication.microdata.weights'), value: count(weights.classes) },
          { term: t('publication.microdata.strata'), value: numbers(units.strata.before, units.strata.after) },
          { term: t('publication.microdata.units'), value: numbers(units.units.before, units.units.after) },
        ]}
      />
      <h2>{t('publication.microdata.risk')}</h2>
      <RiskBeforeAfter before={report.before} after={report.after} />
      <h2>{t('publication.microdata.steps')}</h2>
      <PlainTable
        caption={t('publication.microdata.steps')}
        rows={report.steps.map((step, at) => ({ ...step, at }))}
        keyOf={({ at }) => at}
        columns={[
          { label: t('microdata.column.variable'), value: ({ variable }) => variable },
          { label: t('microdata.column.step'), value: ({ step }) => t(`microdata.step.${step}`) },
          { label: t('microdata.column.changed'), value: ({ changed }) => figure(changed, integer), isNumber: true },
          {
            label: t('microdata.column.blankedShare'),
            value: ({ changed }) => figure(changed / Math.max(1, report.records), percent(1)),
            isNumber: true,
          },
        ]}
      />
      <h2>{t('publication.microdata.loss')}</h2>
      <UtilityTable figures={report.figures} />
      <PlainTable
        caption={t('microdata.column.distance')}
        rows={report.distances}
        keyOf={({ variable }) => variable}
        columns={[
          { label: t('microdata.column.variable'), value: ({ variable }) => variable },
          {
            label: t('microdata.column.distance'),
            value: ({ distance }) => figure(distance, decimal(3)),
            isNumber: true,
          },
        ]}
      />
    </>
  )
}
