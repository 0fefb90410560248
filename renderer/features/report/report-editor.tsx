import { useState } from 'react'
import type { Plan } from '../../../main/contract/plan.ts'
import type { ReportSection } from '../../../main/contract/report-section.ts'
import { inLanguage, type Language } from '../../../main/contract/text.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { useCommand } from '../../commands/registry.ts'
import { useAction } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Empty } from '../../ui/empty.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { FrontEditor } from './front-editor.tsx'
import { moved } from './order.ts'
import { SectionEditor } from './section-editor.tsx'

type Props = { readonly plan: Plan; readonly language: Language }

/** The report section by section: their order, their texts with live figures, what they print. */
export const ReportEditor = ({ plan, language }: Props) => {
  const t = useTexts()
  const edit = useAction('plan.edit')
  const [place, setPlace] = useState(0)
  const sections = plan.report?.sections ?? []
  const here = Math.min(place, sections.length - 1)
  const section = sections[here]
  const [isFront, setFront] = useState(false)
  const goTo = (at: number): void => {
    setFront(false)
    setPlace(at)
  }
  const keep = (next: readonly ReportSection[]): void =>
    edit.mutate({ edits: [{ edit: 'report', sections: [...next] }] })
  const move = (by: -1 | 1): void => {
    keep(moved(sections, here, by))
    goTo(here + by)
  }
  useCommand('report.addSection', () => {
    keep([...sections, { title: t('report.section.new'), text: [], tables: [], tests: [], analyses: [], charts: [] }])
    goTo(sections.length)
  })
  useCommand('report.sectionUp', () => move(-1), here > 0)
  useCommand('report.sectionDown', () => move(1), here >= 0 && here < sections.length - 1)
  useCommand('report.removeSection', () => keep(sections.filter((_, at) => at !== here)), section !== undefined)
  return (
    <div className="report-editor">
      <nav className="side-list" aria-label={t('report.sections')}>
        <CommandButton id="report.addSection" icon="plus" />
        {plan.report && (
          <button type="button" className="side-item" aria-current={isFront} onClick={() => setFront(true)}>
            {t('report.front')}
          </button>
        )}
        <ol>
          {sections.map(({ title }, at) => (
            <li key={at}>
              <button
                type="button"
                className="side-item"
                aria-current={!isFront && at === here}
                onClick={() => goTo(at)}
              >
                {at + 1}. {inLanguage(title, language)}
              </button>
            </li>
          ))}
        </ol>
        <CommandButton id="report.sectionUp" look="bare" />
        <CommandButton id="report.sectionDown" look="bare" />
        <CommandButton id="report.removeSection" look="bare" />
      </nav>
      <div className="main-pane">
        <FailureNotice failure={edit.error} />
        {isFront && plan.report ? (
          <FrontEditor
            key={language}
            report={plan.report}
            language={language}
            onChange={(front) => edit.mutate({ edits: [{ edit: 'front', front }] })}
          />
        ) : section ? (
          <SectionEditor
            key={`${here} ${language}`}
            plan={plan}
            section={section}
            language={language}
            onChange={(next) => keep(sections.map((each, at) => (at === here ? next : each)))}
          />
        ) : (
          <Empty text={t('report.noSections')}>
            <CommandButton id="report.addSection" look="primary" icon="plus" />
          </Empty>
        )}
      </div>
    </div>
  )
}
