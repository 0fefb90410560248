import type { CellKeyAudit } from '../../../main/contract/disclosure.ts'
import { decimal, integer, type NumberFormat, percent } from '../../../main/core/report/number-format.ts'
import { useFigure } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'
import { PlainTable } from '../../ui/plain-table.tsx'

/** How far the counts of every layer were changed by cell keys: what the product is still good for. */
export const CellKeyAudits = ({ audits }: { readonly audits: readonly CellKeyAudit[] }) => {
  const t = useTexts()
  const figure = useFigure()
  const column = (name: string, of: (audit: CellKeyAudit) => number, format: NumberFormat) => ({
    label: name,
    value: (audit: CellKeyAudit) => figure(of(audit), format),
    isNumber: true,
  })
  return (
    <>
      <p className="quiet">{t('publication.trial.cellKey.explain')}</p>
      <PlainTable
        caption={t('publication.trial.cellKey')}
        rows={audits}
        keyOf={({ system, layer }) => `${system} ${layer}`}
        columns={[
          { label: t('publication.trial.system'), value: ({ system, layer }) => `${system}: ${layer}` },
          column(t('publication.trial.cells'), ({ cells }) => cells, integer),
          column(t('publication.trial.sensitive'), ({ sensitive }) => sensitive, integer),
          column(t('publication.trial.unchanged'), ({ unchanged }) => unchanged, percent(1)),
          column(t('publication.trial.meanDeviation'), ({ meanDeviation }) => meanDeviation, decimal(2)),
          column(t('publication.trial.greatestDeviation'), ({ greatestDeviation }) => greatestDeviation, decimal(2)),
          column(t('publication.trial.relativeDeviation'), ({ relativeDeviation }) => relativeDeviation, percent(2)),
        ]}
      />
    </>
  )
}
