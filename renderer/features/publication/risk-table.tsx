import { leastKeyFrequency, type RiskReport } from '../../../main/contract/risk.ts'
import { decimal, integer, percent } from '../../../main/core/report/number-format.ts'
import { useFigure } from '../../i18n/figures.ts'
import { type Texts, useTexts } from '../../i18n/texts.ts'
import { Notice } from '../../ui/notice.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'

/** The risk of a dataset as a table, the verdict of the sample first. */
export const RiskTable = ({ report }: { readonly report: RiskReport }) => {
  const t = useTexts()
  const figure = useFigure()
  return (
    <>
      <Notice tone={report.passes ? 'plain' : 'bad'}>
        <p role="status">{t(report.passes ? 'cli.risk.passes' : 'cli.risk.fails', { k: leastKeyFrequency })}</p>
      </Notice>
      <PlainTable
        caption={t('publication.view.risk')}
        rows={measuresOf(report, t)}
        keyOf={({ label }) => label}
        columns={[
          { label: t('publication.risk.measure'), value: ({ label }) => label },
          {
            label: t('publication.risk.number'),
            value: ({ number }) =>
              number === null ? '' : figure(number, Number.isInteger(number) ? integer : decimal(1)),
            isNumber: true,
          },
          {
            label: t('publication.risk.share'),
            value: ({ share }) => (share === null ? '' : figure(share, percent(2))),
            isNumber: true,
          },
        ]}
      />
    </>
  )
}

export type Measure = { readonly label: string; readonly number: number | null; readonly share: number | null }

/** `number`: a count; `share`: of the records, or a probability. */
export const measuresOf = (report: RiskReport, t: Texts): Measure[] => {
  const { records, anonymity, uniques, individual, household, diversity, suda } = report
  const ofRecords = (label: string, number: number): Measure => ({
    label,
    number,
    share: records === 0 ? null : number / records,
  })
  const chance = (label: string, share: number): Measure => ({ label, number: null, share })
  return [
    { label: t('publication.risk.records'), number: records, share: null },
    ...anonymity.map(({ k, records: found }) => ofRecords(t('publication.risk.anonymity', { k }), found)),
    ofRecords(t('publication.risk.uniques.sample'), uniques.sample),
    ofRecords(t('publication.risk.uniques.population'), uniques.population),
    { label: t('publication.risk.individual'), number: individual.expected, share: individual.share },
    chance(t('publication.risk.individual.greatest'), individual.greatest),
    ofRecords(t('publication.risk.individual.outstanding'), individual.outstanding),
    ...(household
      ? [
          { label: t('publication.risk.household.expected'), number: household.expected, share: household.share },
          chance(t('publication.risk.household.greatest'), household.greatest),
        ]
      : []),
    ...diversity.flatMap(({ variable, least, single }) => [
      { label: t('publication.risk.diversity', { variable }), number: least, share: null },
      ofRecords(t('publication.risk.diversity.single', { variable }), single),
    ]),
    ...(suda
      ? [
          ofRecords(t('publication.risk.suda'), suda.records),
          chance(t('publication.risk.suda.greatest'), suda.greatest),
          ...suda.contributions.map(({ variable, share }) =>
            chance(t('publication.risk.suda.contribution', { variable }), share),
          ),
        ]
      : []),
  ]
}
