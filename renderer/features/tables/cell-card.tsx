import type { Cell, FigureField, ResultTable } from '../../../main/contract/results.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import { markOf } from '../../../main/core/report/marks.ts'
import { fieldFormat, isShare } from '../../../main/core/report/measure.ts'
import { formatNumber } from '../../../main/core/report/number-format.ts'
import { levelText } from '../../../main/core/report/scene.ts'
import { useNumberLanguage } from '../../i18n/figures.ts'
import { forReport, useLanguage, useTexts } from '../../i18n/texts.ts'
import { Facts } from '../../ui/facts.tsx'
import { Inspector } from '../../ui/inspector.tsx'
import { Origin } from './origin.tsx'

type Props = { readonly table: ResultTable; readonly cell: Cell; readonly place: string }

const precision = ['se', 'ciLow', 'ciHigh', 'cv', 'logCv', 'deff', 'df', 'nEff', 'psus'] as const
const base = ['n', 'cases', 'sumWeights'] as const

/** Everything behind one figure. */
export const CellCard = ({ table, cell, place }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const numbers = useNumberLanguage()
  const level = levelText(table.ciLevel, language)
  const fact = (field: FigureField) => ({
    term: t(`report.field.${field}`, { level }),
    value: <span className="number">{formatNumber(cell[field], fieldFormat(field, table.statistic), numbers)}</span>,
  })
  const mark = markOf(cell.verdict.level, forReport(t))
  return (
    <Inspector title={place === '' ? t('report.total') : place}>
      <p className="cell-estimate">
        <strong>{formatNumber(cell.estimate, fieldFormat('estimate', table.statistic), numbers)}</strong>{' '}
        {unitBeside(inLanguage(table.unit, language), table)}
      </p>
      <p>
        <span className={`mark ${cell.verdict.level}`} aria-hidden="true">
          {mark.glyph}
        </span>{' '}
        {mark.word}
      </p>
      {cell.verdict.reasons.length > 0 && (
        <ul className="reasons small">
          {cell.verdict.reasons.map((reason) => (
            <li key={reason}>{t(`verdict.reason.${reason}`)}</li>
          ))}
        </ul>
      )}
      {table.probability && (
        <section>
          <h3>{t('cell.precision')}</h3>
          <Facts facts={precision.map(fact)} />
        </section>
      )}
      <section>
        <h3>{t('cell.base')}</h3>
        <Facts
          facts={[
            ...base.map(fact),
            { term: t('report.fact.universe'), value: inLanguage(table.universe, language) },
            { term: t('report.fact.base'), value: inLanguage(table.base, language) },
            { term: t('report.fact.window'), value: inLanguage(table.window, language) },
            { term: t('cell.confidentiality'), value: t(`cell.confidentiality.${cell.confidentiality}`) },
          ]}
        />
      </section>
      <Origin table={table} />
    </Inspector>
  )
}

/** A share is printed with its sign, which its unit then need not say again. */
const unitBeside = (unit: string, { statistic }: ResultTable): string =>
  isShare(statistic) ? unit.replace(/^%\s/, '') : unit
