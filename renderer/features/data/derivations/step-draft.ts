import type { Derivation } from '../../../../main/contract/derivation.ts'
import { type DerivationDraft, derivationOf, derivationSteps, draftOf, newDerivation } from './derivation-draft.ts'
import { newRecordStep, type RecordDraft, recordDerivationOf, recordDraftOf, recordSteps } from './record-draft.ts'

/** A step of the plan's derivations while it is written. */
export type StepDraft = DerivationDraft | RecordDraft

export const steps = [...derivationSteps, ...recordSteps]

const isRecordStep = (step: StepDraft['step']): step is RecordDraft['step'] =>
  recordSteps.some((other) => other === step)

export const isRecordDraft = (draft: StepDraft): draft is RecordDraft => isRecordStep(draft.step)

/** A draft of another kind; what names the variable stays where there is one in both. */
export const withStep = (draft: StepDraft, step: StepDraft['step']): StepDraft => {
  if (isRecordStep(step)) return newRecordStep(step)
  if (isRecordDraft(draft)) return { ...newDerivation, step }
  return { ...newDerivation, step, name: draft.name, label: draft.label, kept: draft.kept }
}

export const stepDraftOf = (derivation: Derivation): StepDraft => {
  switch (derivation.step) {
    case 'derive':
    case 'band':
    case 'recode':
    case 'combine':
      return draftOf(derivation)
    default:
      return recordDraftOf(derivation)
  }
}

/** The step that a draft says; null while it is not whole. */
export const stepOf = (draft: StepDraft, dataset: string): Derivation | null =>
  isRecordDraft(draft) ? recordDerivationOf(draft, dataset) : derivationOf(draft, dataset)
