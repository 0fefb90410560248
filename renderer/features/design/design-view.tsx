import { useState } from 'react'
import type { DesignSpec } from '../../../main/contract/design.ts'
import type { Plan } from '../../../main/contract/plan.ts'
import type { StudyOverview } from '../../../main/contract/study-overview.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import type { WeightingStep } from '../../../main/contract/weighting.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { useCommand } from '../../commands/registry.ts'
import { useAction, useAnswer } from '../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Segments } from '../../ui/segments.tsx'
import type { VariableOption } from '../../ui/variable-box.tsx'
import { ConceptsView } from './concepts/concepts-view.tsx'
import { Findings } from './findings.tsx'
import { LedgerView } from './ledger/ledger-view.tsx'
import { SampleForm } from './sample/sample-form.tsx'
import { useDesign } from './use-design.ts'

type Props = {
  readonly kept: DesignSpec
  readonly plan: Plan | null
  readonly study: StudyOverview
  readonly onRemoved: () => void
}

/** One design: how the sample was drawn, its weights layer by layer, what its variables mean, and beside it what is doubtful. */
export const DesignView = ({ kept, plan, study, onRemoved }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const { design, change, failure } = useDesign(kept)
  const [view, setView] = useState<'sample' | 'weights' | 'concepts'>('sample')
  const [wanted, setWanted] = useState<WeightingStep['step'] | null>(null)
  const remove = useAction('plan.edit')
  const variables = useAnswer('plan.variables', { design: kept.id })
  const options = (variables.data ?? []).map(({ name, label }): VariableOption => {
    return { name, label: inLanguage(label, language) || name }
  })
  useCommand('design.remove', () =>
    remove.mutate({ edits: [{ edit: 'removeDesign', design: kept.id }] }, { onSuccess: onRemoved }),
  )
  useCommand('design.sample', () => setView('sample'))
  useCommand('design.weights', () => setView('weights'))
  useCommand('design.concepts', () => setView('concepts'))
  const title = inLanguage(design.label, language) || design.id
  return (
    <section className="main-pane" aria-label={title}>
      <div className="row">
        <h1>{title}</h1>
        <Segments
          label={t('design.view')}
          options={[
            { value: 'sample', label: t('design.view.sample') },
            { value: 'weights', label: t('design.view.weights') },
            { value: 'concepts', label: t('design.view.concepts') },
          ]}
          value={view}
          onChange={setView}
        />
        <span className="push" />
        <CommandButton id="design.remove" look="bare" />
      </div>
      <FailureNotice failure={variables.error ?? failure ?? remove.error} />
      {view === 'concepts' && plan && (
        <ConceptsView design={design} plan={plan} variables={variables.data ?? []} options={options} />
      )}
      {view === 'sample' && (
        <SampleForm
          design={design}
          variables={variables.data ?? []}
          options={options}
          study={study}
          onChange={change}
        />
      )}
      {view === 'weights' && (
        <LedgerView
          design={design}
          variables={variables.data ?? []}
          options={options}
          study={study}
          onChange={change}
          wanted={wanted}
          onWanted={setWanted}
        />
      )}
      <Findings
        design={design}
        onChange={change}
        onStep={(step) => {
          setWanted(step)
          setView('weights')
        }}
      />
    </section>
  )
}
