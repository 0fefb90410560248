import { useState } from 'react'
import { isGenerated } from '../../../main/contract/narrative.ts'
import type { Plan } from '../../../main/contract/plan.ts'
import type { ReportSection, SectionText } from '../../../main/contract/report-section.ts'
import { inLanguage, type Language } from '../../../main/contract/text.ts'
import { changedText } from '../../i18n/localized.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { SettledField } from '../../ui/settled-field.tsx'
import { GeneratedParagraph } from './generated-paragraph.tsx'
import { moved } from './order.ts'
import { ParagraphEditor } from './paragraph-editor.tsx'
import { PrintList } from './print-list.tsx'
import { SectionIndicators } from './section-indicators.tsx'
import { WriteSentences } from './write-sentences.tsx'

type Props = {
  readonly plan: Plan
  readonly section: ReportSection
  readonly language: Language
  /** Gets how the section that stands changes. */
  readonly onChange: (next: (section: ReportSection) => ReportSection) => void
}

/** Title, paragraphs, tables, tests, analyses and charts of a section, in the language of the report that is being written. */
export const SectionEditor = ({ plan, section, language, onChange }: Props) => {
  const t = useTexts()
  /** How many paragraphs there are once the one that was asked for is there. */
  const [asked, setAsked] = useState<number | null>(null)
  const setTexts = (next: (text: readonly SectionText[]) => SectionText[]): void =>
    onChange((now) => ({ ...now, text: next(now.text) }))
  const titleOf = (id: string): string => {
    const named = [...plan.tables, ...plan.comparisons, ...plan.tests, ...plan.analyses].find((item) => item.id === id)
    return inLanguage(named?.title, language) || id
  }
  const narratable = [...plan.tables, ...plan.comparisons]
  const optionsOf = (items: readonly { readonly id: string }[]) =>
    items.map(({ id }) => ({ value: id, label: titleOf(id) }))
  const setText = (at: number, next: (text: SectionText) => SectionText): void =>
    setTexts((texts) => texts.map((each, place) => (place === at ? next(each) : each)))
  const add = (): void => {
    setAsked(section.text.length + 1)
    setTexts((texts) => [...texts, ''])
  }
  return (
    <div className="stack">
      <SettledField
        label={t('report.section.title')}
        value={inLanguage(section.title, language)}
        onChange={(title) => onChange((now) => ({ ...now, title: changedText(now.title, title, language) }))}
      />
      <h2>{t('report.section.text')}</h2>
      {section.text.map((text, at) => {
        const common = {
          number: at + 1,
          language,
          onRemove: () => setTexts((texts) => texts.filter((_, place) => place !== at)),
          onUp: at === 0 ? null : () => setTexts((texts) => moved(texts, at, -1)),
        }
        const key = `${at} ${section.text.length} ${isGenerated(text)}`
        return isGenerated(text) ? (
          <GeneratedParagraph
            {...common}
            key={key}
            text={text}
            name={titleOf(text.of)}
            onAdopt={(adopted) => setText(at, () => adopted)}
          />
        ) : (
          <ParagraphEditor
            {...common}
            key={key}
            isNew={asked === at + 1 && asked === section.text.length}
            text={inLanguage(text, language)}
            onChange={(next) => setText(at, (now) => (isGenerated(now) ? now : changedText(now, next, language)))}
          />
        )
      })}
      <div className="row">
        <Button icon="plus" onPress={add}>
          {t('report.paragraph.add')}
        </Button>
      </div>
      <SectionIndicators section={section} onChange={onChange} />
      <WriteSentences
        options={optionsOf([
          ...narratable.filter(({ id }) => section.tables.includes(id)),
          ...narratable.filter(({ id }) => !section.tables.includes(id)),
        ])}
        onWrite={(text) => setTexts((texts) => [...texts, text])}
      />
      <PrintList
        title={t('report.section.tables')}
        printed={section.tables.map((id) => ({ id, title: titleOf(id) }))}
        options={optionsOf([...plan.tables, ...plan.comparisons].filter(({ id }) => !section.tables.includes(id)))}
        onChange={(next) => onChange((now) => ({ ...now, tables: next(now.tables) }))}
      />
      <PrintList
        title={t('report.section.tests')}
        printed={section.tests.map((id) => ({ id, title: titleOf(id) }))}
        options={optionsOf(plan.tests.filter(({ id }) => !section.tests.includes(id)))}
        onChange={(next) => onChange((now) => ({ ...now, tests: next(now.tests) }))}
      />
      <PrintList
        title={t('report.section.analyses')}
        printed={section.analyses.map((id) => ({ id, title: titleOf(id) }))}
        options={optionsOf(plan.analyses.filter(({ id }) => !section.analyses.includes(id)))}
        onChange={(next) => onChange((now) => ({ ...now, analyses: next(now.analyses) }))}
      />
      <PrintList
        title={t('report.section.charts')}
        printed={section.charts.map(({ id, title, table }) => ({
          id,
          title: inLanguage(title, language) || titleOf(table),
        }))}
        options={[]}
        hint={t('report.section.charts.hint')}
        onChange={(next) =>
          onChange((now) => {
            const ids = next(now.charts.map(({ id }) => id))
            return { ...now, charts: ids.flatMap((id) => now.charts.filter((chart) => chart.id === id)) }
          })
        }
      />
    </div>
  )
}
