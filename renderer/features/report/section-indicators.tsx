import type { IndicatorRow } from '../../../main/contract/indicator-commands.ts'
import type { ReportSection } from '../../../main/contract/report-section.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import { useAnswer } from '../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { PrintList } from './print-list.tsx'

type Props = {
  readonly section: ReportSection
  readonly onChange: (next: (section: ReportSection) => ReportSection) => void
}

/** Sections and indicators of the library that a section prints; of each it is said whether the study can have it. */
export const SectionIndicators = ({ section, onChange }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const library = useAnswer('indicators.list', {}).data
  if (!library) return null
  const { indicators: printed = [] } = section
  const names = new Map(library.concepts.map(({ id, name }) => [id, inLanguage(name, language)]))
  const standingOf = ({ state, missing }: IndicatorRow): string =>
    state === 'missing'
      ? t('indicators.lacks', { concepts: missing.map((id) => names.get(id) ?? id).join(', ') })
      : t(`indicators.state.${state}`)
  const named = [
    ...library.sections.map(({ id, title }) => ({ id, title: inLanguage(title, language) })),
    ...library.indicators.map((row) => ({
      id: row.id,
      title: `${row.shell} ${inLanguage(row.title, language)}: ${standingOf(row)}`,
    })),
  ]
  const titles = new Map(named.map(({ id, title }) => [id, title]))
  return (
    <PrintList
      title={t('report.section.indicators')}
      hint={t('indicators.where')}
      printed={printed.map((id) => ({ id, title: titles.get(id) ?? id }))}
      options={named.filter(({ id }) => !printed.includes(id)).map(({ id, title }) => ({ value: id, label: title }))}
      onChange={(next) => onChange((now) => ({ ...now, indicators: next(now.indicators ?? []) }))}
    />
  )
}
