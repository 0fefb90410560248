import type { TableProtection } from '../../../main/contract/disclosure.ts'
import { integer, percent } from '../../../main/core/report/number-format.ts'
import { useFigure } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'
import { PlainTable } from '../../ui/plain-table.tsx'

type Props = { readonly tables: readonly TableProtection[]; readonly titleOf: (id: string) => string }

/** How many cells of each table would be hidden, and why; the tables that lose most first. */
export const HiddenCells = ({ tables, titleOf }: Props) => {
  const t = useTexts()
  const figure = useFigure()
  return (
    <>
      <p className="quiet">{t('publication.trial.why')}</p>
      <PlainTable
        caption={t('publication.trial')}
        rows={[...tables].sort((a, b) => b.hidden - a.hidden)}
        keyOf={({ table }) => table}
        columns={[
          { label: t('review.kind.table'), value: ({ table }) => titleOf(table) },
          { label: t('publication.trial.cells'), value: ({ cells }) => figure(cells, integer), isNumber: true },
          { label: t('publication.trial.primary'), value: ({ primary }) => figure(primary, integer), isNumber: true },
          {
            label: t('publication.trial.secondary'),
            value: ({ secondary }) => figure(secondary, integer),
            isNumber: true,
          },
          { label: t('publication.trial.hidden'), value: ({ hidden }) => figure(hidden, percent(1)), isNumber: true },
        ]}
      />
    </>
  )
}
