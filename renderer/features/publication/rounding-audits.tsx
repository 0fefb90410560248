import type { RoundingAudit } from '../../../main/contract/disclosure.ts'
import { decimal, integer, type NumberFormat } from '../../../main/core/report/number-format.ts'
import { useFigure } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'
import { PlainTable } from '../../ui/plain-table.tsx'

/** How far every layer of the tables was rounded and what its attack was held against. */
export const RoundingAudits = ({ audits }: { readonly audits: readonly RoundingAudit[] }) => {
  const t = useTexts()
  const figure = useFigure()
  const column = (name: string, of: (audit: RoundingAudit) => number, format: NumberFormat) => ({
    label: name,
    value: (audit: RoundingAudit) => figure(of(audit), format),
    isNumber: true,
  })
  return (
    <>
      <p className="quiet">{t('publication.trial.rounding.explain')}</p>
      <PlainTable
        caption={t('publication.trial.rounding')}
        rows={audits}
        keyOf={({ system, layer }) => `${system} ${layer}`}
        columns={[
          { label: t('publication.trial.system'), value: ({ system, layer }) => `${system}: ${layer}` },
          column(t('publication.trial.base'), ({ base }) => base, integer),
          column(t('publication.trial.steps'), ({ steps }) => steps, integer),
          column(t('publication.trial.cells'), ({ cells }) => cells, integer),
          column(t('publication.trial.sensitive'), ({ sensitive }) => sensitive, integer),
          column(t('publication.trial.mean'), ({ meanDistance }) => meanDistance, decimal(2)),
          column(t('publication.trial.greatest'), ({ greatestDistance }) => greatestDistance, decimal(2)),
        ]}
      />
    </>
  )
}
