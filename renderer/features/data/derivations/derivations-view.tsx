import { useState } from 'react'
import { useMay } from '../../../app/use-may.ts'
import { CommandButton } from '../../../commands/command-button.tsx'
import { useCommand } from '../../../commands/registry.ts'
import { useDraft } from '../../../engine-client/draft.ts'
import { useAction, useAnswer } from '../../../engine-client/engine.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { newDerivation } from './derivation-draft.ts'
import { DerivationForm } from './derivation-form.tsx'
import { DerivationTable, type PlacedStep } from './derivation-table.tsx'
import { type HarmoniseDraft, newHarmonisation } from './harmonise-draft.ts'
import { HarmoniseForm, useReferences } from './harmonise-form.tsx'
import { ParametersCard } from './parameters-card.tsx'
import { type StepDraft, stepDraftOf } from './step-draft.ts'

type Open = { readonly at: number | null; readonly draft: StepDraft }

/** What the plan makes of a dataset before anything is counted: its derivations, in the order they are applied. */
export const DerivationsView = ({ dataset }: { readonly dataset: string }) => {
  const t = useTexts()
  const plan = useAnswer('plan.describe', {}).data?.plan
  const outcomes = useAnswer('derivation.list', {}, { enabled: Boolean(plan), keep: 'previous' })
  const edit = useAction('plan.edit')
  const mayEdit = useMay()('plan.edit')
  const open = useDraft<Open>(`data/${dataset}/derivation`)
  const codes = useDraft<HarmoniseDraft>(`data/${dataset}/harmonise`)
  const hasReferences = useReferences(dataset).length > 0
  const [picked, setPicked] = useState<number | null>(null)
  const steps = (plan?.derivations ?? []).flatMap((derivation, at): PlacedStep[] =>
    derivation.dataset === dataset ? [{ at, derivation, outcome: outcomes.data?.[at] }] : [],
  )
  const place = Math.max(
    0,
    steps.findIndex(({ at }) => at === picked),
  )
  const current = steps[place]
  const form = open.value
  const isFree = form === null && codes.value === null && !edit.isPending && mayEdit
  const move = (by: -1 | 1): void => {
    const other = steps[place + by]
    if (!current || !other) return
    edit.mutate(
      { edits: [{ edit: 'moveDerivation', from: current.at, to: other.at }] },
      { onSuccess: () => setPicked(other.at) },
    )
  }
  useCommand('derivation.add', () => open.change({ at: null, draft: newDerivation }), isFree)
  useCommand('derivation.harmonise', () => codes.change(newHarmonisation), isFree && hasReferences)
  useCommand(
    'derivation.edit',
    () => current && open.change({ at: current.at, draft: stepDraftOf(current.derivation) }),
    isFree && current !== undefined,
  )
  useCommand('derivation.up', () => move(-1), isFree && place > 0)
  useCommand('derivation.down', () => move(1), isFree && place < steps.length - 1)
  useCommand(
    'derivation.remove',
    () => current && edit.mutate({ edits: [{ edit: 'removeDerivation', at: current.at }] }),
    isFree && current !== undefined,
  )
  if (!plan) return null
  return (
    <div className="stack">
      <p className="quiet">{t('derivation.explain')}</p>
      <div className="row">
        <CommandButton id="derivation.add" icon="plus" look={steps.length === 0 ? 'primary' : 'plain'} />
        {hasReferences && <CommandButton id="derivation.harmonise" />}
        {steps.length > 0 && (
          <>
            <CommandButton id="derivation.edit" />
            <CommandButton id="derivation.up" icon="up" iconOnly />
            <CommandButton id="derivation.down" icon="down" iconOnly />
            <CommandButton id="derivation.remove" icon="close" look="bare" />
          </>
        )}
      </div>
      <FailureNotice failure={outcomes.error ?? edit.error} />
      {steps.length > 0 && (
        <div className={outcomes.isFetching ? 'card stale' : 'card'} aria-busy={outcomes.isFetching}>
          <DerivationTable dataset={dataset} steps={steps} picked={current?.at ?? null} onPick={setPicked} />
        </div>
      )}
      {codes.value && (
        <HarmoniseForm
          dataset={dataset}
          draft={codes.value}
          onDraft={codes.change}
          onKept={() => {
            codes.discard()
            setPicked(plan.derivations.length)
          }}
          onCancel={codes.discard}
        />
      )}
      {form && (
        <DerivationForm
          dataset={dataset}
          at={form.at}
          draft={form.draft}
          onDraft={(next) => open.change({ ...form, draft: next })}
          onKept={() => {
            open.discard()
            setPicked(form.at ?? plan.derivations.length)
          }}
          onCancel={open.discard}
        />
      )}
      <ParametersCard parameters={plan.parameters} />
    </div>
  )
}
