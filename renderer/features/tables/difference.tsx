import type { ComparisonCell, ComparisonSpec, ComparisonTable } from '../../../main/contract/comparison.ts'
import type { Cell, ResultTable } from '../../../main/contract/results.ts'
import type { TableSpec } from '../../../main/contract/table.ts'
import {
  comparisonFormat,
  comparisonUnit,
  pText,
  significanceText,
} from '../../../main/core/report/comparison/comparison-fields.ts'
import { formatInterval, formatNumber } from '../../../main/core/report/number-format.ts'
import { levelText } from '../../../main/core/report/scene.ts'
import { useAnswer } from '../../engine-client/engine.ts'
import { useNumberLanguage } from '../../i18n/figures.ts'
import { forReport, useLanguage, useTexts } from '../../i18n/texts.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'

type Props = {
  readonly table: ResultTable
  readonly spec: TableSpec
  readonly first: Cell
  readonly second: Cell
}

/** How far two cells of a table are apart, and whether that is more than chance, by the full design. */
export const Difference = ({ table, spec, first, second }: Props) => {
  const t = useTexts()
  const comparison = differenceOf(table, spec, first, second)
  const answer = useAnswer(
    'comparison.run',
    { comparison: comparison ?? nothing, table: spec },
    { enabled: comparison !== null, keep: 'previous' },
  )
  const cell = answer.data?.cells.find(
    ({ group }) => JSON.stringify(group) === JSON.stringify(sharedGroup(table, first, second)),
  )
  return (
    <div className={answer.isPlaceholderData ? 'difference stale' : 'difference'} role="status">
      {comparison === null && <p>{t('difference.apart')}</p>}
      {comparison !== null && <FailureNotice failure={answer.error} />}
      {comparison !== null && answer.data && cell && <DifferenceText result={answer.data} cell={cell} />}
    </div>
  )
}

const DifferenceText = ({ result, cell }: { readonly result: ComparisonTable; readonly cell: ComparisonCell }) => {
  const t = useTexts()
  const language = useLanguage()
  const numbers = useNumberLanguage()
  const scene = { language, texts: forReport(t), warnings: [] }
  const format = comparisonFormat('estimate', result)
  return (
    <p>
      <strong>
        A − B = {formatNumber(cell.estimate, format, numbers)} {comparisonUnit(result, scene)}
      </strong>
      {' · '}
      {t('difference.precision', {
        se: formatNumber(cell.se, comparisonFormat('se', result), numbers),
        level: levelText(result.ciLevel, language),
        interval: formatInterval(cell.ciLow, cell.ciHigh, format, numbers),
        p: pText(cell.p, { ...scene, language: numbers }),
      })}
      {' · '}
      {significanceText(cell.significance, scene.texts)}
    </p>
  )
}

/** The contrast of two cells that differ in categories of the same dimensions; null where they do not. */
const differenceOf = (
  { dimensions, ciLevel }: ResultTable,
  { id }: TableSpec,
  first: Cell,
  second: Cell,
): ComparisonSpec | null => {
  const places = differing(first, second)
  const at = ({ group }: Cell): Record<string, string> | null => {
    const codes = places.map((place) => [dimensions[place]?.variable ?? '', group[place] ?? null] as const)
    return codes.some(([, code]) => code === null) ? null : (Object.fromEntries(codes) as Record<string, string>)
  }
  const [from, to] = [at(first), at(second)]
  if (places.length === 0 || !from || !to || first.level !== second.level) return null
  return {
    compare: 'contrast',
    id: 'diferencia',
    title: '',
    table: id,
    ciLevel,
    terms: [
      { at: from, coefficient: 1 },
      { at: to, coefficient: -1 },
    ],
    ...(first.level === null ? {} : { levels: [first.level] }),
  }
}

const differing = (first: Cell, second: Cell): number[] =>
  first.group.flatMap((code, place) => (code === second.group[place] ? [] : [place]))

/** The categories that two cells have in common: where their difference stands in the comparison. */
const sharedGroup = ({ dimensions }: ResultTable, first: Cell, second: Cell): (string | null)[] => {
  const places = differing(first, second)
  return dimensions.flatMap((_, place) => (places.includes(place) ? [] : [first.group[place] ?? null]))
}

/** Asked for by nobody: the call is switched off where two cells cannot be compared. */
const nothing: ComparisonSpec = { compare: 'contrast', id: 'x', title: '', table: 'x', ciLevel: 0.95, terms: [] }
