import { useEffect, useState } from 'react'
import type { Variable } from '../../../../main/contract/codebook.ts'
import type { DesignSpec } from '../../../../main/contract/design.ts'
import type { StudyOverview } from '../../../../main/contract/study-overview.ts'
import type { WeightingStep } from '../../../../main/contract/weighting.ts'
import { Waiting } from '../../../app/job-progress.tsx'
import { CommandButton } from '../../../commands/command-button.tsx'
import { useCommand } from '../../../commands/registry.ts'
import { useDraft } from '../../../engine-client/draft.ts'
import { useAnswer } from '../../../engine-client/engine.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import type { VariableOption } from '../../../ui/variable-box.tsx'
import { LayerDetail } from './layer-detail.tsx'
import { LedgerTable } from './ledger-table.tsx'
import { draftOf, newStep, type StepDraft, type StepKind, stepKinds } from './step-draft.ts'
import { StepForm } from './step-form.tsx'

type Props = {
  readonly design: DesignSpec
  readonly variables: readonly Variable[]
  readonly options: readonly VariableOption[]
  readonly study: StudyOverview
  readonly onChange: (part: Partial<DesignSpec>) => void
  /** A step that was asked for elsewhere. */
  readonly wanted: WeightingStep['step'] | null
  readonly onWanted: (step: null) => void
}

/** What is being put together, and for which layer; null is a new one. */
type Open = { readonly place: number | null; readonly draft: StepDraft }

/** The weights of a design, layer by layer: added, put in another order, switched off, changed and taken away. */
export const LedgerView = ({ design, variables, options, study, onChange, wanted, onWanted }: Props) => {
  const t = useTexts()
  const steps = design.weighting
  const weights = useAnswer('design.weights', { design: design.id }, { keep: 'previous' })
  const open = useDraft<Open>(`design/${design.id}/step`)
  const [picked, setPicked] = useState<number | null>(null)
  const current = steps.length === 0 ? null : Math.min(picked ?? steps.length - 1, steps.length - 1)
  const step = current === null ? undefined : steps[current]
  const form = open.value
  const begin = (kind: StepKind): void => open.change({ place: null, draft: newStep(kind) })
  const put = (next: readonly WeightingStep[], at: number | null): void => {
    onChange({ weighting: [...next] })
    setPicked(at)
  }
  const move = (by: -1 | 1): void => {
    if (current === null || !step) return
    const rest = steps.filter((_, place) => place !== current)
    put([...rest.slice(0, current + by), step, ...rest.slice(current + by)], current + by)
  }

  useEffect(() => {
    if (wanted === null) return
    const kind = stepKinds.find((known) => known === wanted)
    if (kind) open.change({ place: null, draft: newStep(kind) })
    onWanted(null)
  })
  const isFree = form === null
  useCommand('design.addStep', () => begin('rake'), isFree)
  useCommand('design.stepUp', () => move(-1), isFree && current !== null && current > 0)
  useCommand('design.stepDown', () => move(1), isFree && current !== null && current < steps.length - 1)
  useCommand(
    'design.toggleStep',
    () =>
      put(
        steps.map((one, at) => (at === current ? { ...one, enabled: !one.enabled } : one)),
        current,
      ),
    isFree && step !== undefined,
  )
  const draft = step ? draftOf(step) : null
  useCommand('design.editStep', () => draft && open.change({ place: current, draft }), isFree && draft !== null)
  useCommand(
    'design.removeStep',
    () =>
      put(
        steps.filter((_, at) => at !== current),
        null,
      ),
    isFree && step !== undefined,
  )

  const keep = (made: WeightingStep): void => {
    const place = form?.place ?? null
    // Base weights come before everything that adjusts them.
    if (place === null && made.step === 'selection') put([made, ...steps], 0)
    else if (place === null) put([...steps, made], steps.length)
    else
      put(
        steps.map((one, at) => (at === place ? made : one)),
        place,
      )
    open.discard()
  }
  const data = weights.data
  // While a change is being kept the answer is still of the steps before it.
  const isStale = weights.isFetching || data?.layers.length !== steps.length
  return (
    <div className="stack">
      <p className="quiet">{t('ledger.explain')}</p>
      <FailureNotice failure={weights.error ?? data?.failure ?? null} />
      {weights.isPending && <Waiting text={t('ledger.running')} />}
      {data && (
        <div className={isStale ? 'card ledger stale' : 'card ledger'} aria-busy={isStale}>
          <LedgerTable base={data.base} steps={steps} layers={data.layers} picked={current} onPick={setPicked} />
        </div>
      )}
      {form ? (
        <StepForm
          own={design.dataset}
          variables={variables}
          options={options}
          study={study}
          draft={form.draft}
          onDraft={(next) => open.change({ ...form, draft: next })}
          isNew={form.place === null}
          onKeep={keep}
          onCancel={open.discard}
        />
      ) : (
        <div className="row">
          <CommandButton id="design.addStep" look={steps.length === 0 ? 'primary' : 'plain'} icon="plus" />
        </div>
      )}
      {isFree && step && current !== null && (
        <LayerDetail
          number={current + 1}
          step={step}
          layer={data?.layers[current]}
          options={options}
          isStale={isStale}
        />
      )}
    </div>
  )
}
