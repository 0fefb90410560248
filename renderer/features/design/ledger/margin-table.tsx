import { inLanguage } from '../../../../main/contract/text.ts'
import type { WeightMargin } from '../../../../main/contract/weighting-commands.ts'
import { fewRecords } from '../../../../main/core/report/methodology/methodology.ts'
import { integer, percent } from '../../../../main/core/report/number-format.ts'
import { useFigure } from '../../../i18n/figures.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Notice } from '../../../ui/notice.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import type { VariableOption } from '../../../ui/variable-box.tsx'

type Props = { readonly margin: WeightMargin; readonly options: readonly VariableOption[] }
type Cell = WeightMargin['cells'][number]

/** Known totals against the sums of the weights before and after a step. */
export const MarginTable = ({ margin, options }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const figure = useFigure()
  const names = margin.by.map((name) => options.find((option) => option.name === name)?.label ?? name).join(' × ')
  const thin = margin.cells.filter(isThin).length
  const gap = (value: number, { population }: Cell): number | null => (population > 0 ? value / population - 1 : null)
  return (
    <section className="stack tight margin" aria-label={t('ledger.margin', { names })}>
      <h3>{t('ledger.margin', { names })}</h3>
      {thin > 0 && <Notice tone="warn">{t('ledger.thin', { few: fewRecords, cells: thin })}</Notice>}
      <PlainTable
        caption={t('ledger.margin', { names })}
        rows={margin.cells}
        keyOf={({ codes }) => codes.join(' ')}
        columns={[
          { label: names, value: ({ labels }) => labels.map((label) => inLanguage(label, language)).join(' · ') },
          { label: t('methodology.weights.records'), value: (cell) => <Records cell={cell} />, isNumber: true },
          {
            label: t('methodology.margins.known'),
            value: ({ population }) => figure(population, integer),
            isNumber: true,
          },
          { label: t('methodology.margins.before'), value: ({ before }) => figure(before, integer), isNumber: true },
          { label: t('ledger.gapBefore'), value: (cell) => figure(gap(cell.before, cell), percent(1)), isNumber: true },
          { label: t('methodology.margins.after'), value: ({ after }) => figure(after, integer), isNumber: true },
          { label: t('ledger.gapAfter'), value: (cell) => figure(gap(cell.after, cell), percent(4)), isNumber: true },
          {
            label: t('ledger.way'),
            value: (cell) => <Way before={gap(cell.before, cell) ?? 0} after={gap(cell.after, cell) ?? 0} />,
          },
        ]}
      />
    </section>
  )
}

const isThin = ({ records }: Cell): boolean => records < fewRecords

const Records = ({ cell }: { readonly cell: Cell }) => {
  const t = useTexts()
  const figure = useFigure()
  return (
    <>
      {figure(cell.records, integer)}
      {isThin(cell) && (
        <>
          <span aria-hidden="true"> △</span>
          <span className="visually-hidden"> {t('ledger.thin.cell')}</span>
        </>
      )}
    </>
  )
}

const [half, reach] = [44, 0.5]

/** From the distance before to the one after, the known total in the middle; beyond ± 50 % at the edge. */
const Way = ({ before, after }: { readonly before: number; readonly after: number }) => {
  const x = (gap: number): number => half + 4 + (Math.max(-reach, Math.min(reach, gap)) / reach) * half
  return (
    <svg className="margin-way" viewBox={`0 0 ${2 * half + 8} 14`} aria-hidden="true">
      <line className="axis" x1={half + 4} x2={half + 4} y1={0} y2={14} />
      <line className="move" x1={x(before)} x2={x(after)} y1={7} y2={7} />
      <circle className="before" cx={x(before)} cy={7} r={3} />
      <circle className="after" cx={x(after)} cy={7} r={3} />
    </svg>
  )
}
