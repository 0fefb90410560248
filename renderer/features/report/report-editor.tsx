import { useState } from 'react'
import type { Plan } from '../../../main/contract/plan.ts'
import type { FrontText } from '../../../main/contract/report-front.ts'
import type { ReportSection } from '../../../main/contract/report-section.ts'
import { inLanguage, type Language } from '../../../main/contract/text.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { useCommand } from '../../commands/registry.ts'
import { usePlanPart } from '../../engine-client/use-plan-part.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Empty } from '../../ui/empty.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { FrontEditor } from './front-editor.tsx'
import { moved } from './order.ts'
import { SectionEditor } from './section-editor.tsx'

const none: readonly ReportSection[] = []
const nothing: FrontText = {}

type Props = { readonly plan: Plan; readonly language: Language }

/** The report section by section: their order, their texts with live figures, what they print. */
export const ReportEditor = ({ plan, language }: Props) => {
  const t = useTexts()
  const [place, setPlace] = useState(0)
  const body = usePlanPart<readonly ReportSection[]>(plan.report?.sections ?? none, (sections) => ({
    edit: 'report',
    sections: [...sections],
  }))
  const front = usePlanPart<FrontText>(plan.report ?? nothing, ({ cover, credits, citation }) => ({
    edit: 'front',
    front: { cover, credits, citation },
  }))
  const { part: sections, change: keep } = body
  const here = Math.min(place, sections.length - 1)
  const section = sections[here]
  const [isFront, setFront] = useState(false)
  const goTo = (at: number): void => {
    setFront(false)
    setPlace(at)
  }
  const move = (by: -1 | 1): void => {
    keep((now) => moved(now, here, by))
    goTo(here + by)
  }
  useCommand('report.addSection', () => {
    const title = t('report.section.new')
    keep((now) => [...now, { title, text: [], tables: [], tests: [], analyses: [], charts: [] }])
    goTo(sections.length)
  })
  useCommand('report.sectionUp', () => move(-1), here > 0)
  useCommand('report.sectionDown', () => move(1), here >= 0 && here < sections.length - 1)
  useCommand('report.removeSection', () => keep((now) => now.filter((_, at) => at !== here)), section !== undefined)
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
        <FailureNotice failure={body.failure ?? front.failure} />
        {isFront && plan.report ? (
          <FrontEditor key={language} front={front.part} language={language} onChange={front.change} />
        ) : section ? (
          <SectionEditor
            key={`${here} ${language}`}
            plan={plan}
            section={section}
            language={language}
            onChange={(next) => keep((now) => now.map((each, at) => (at === here ? next(each) : each)))}
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
