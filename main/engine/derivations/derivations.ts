import type { Result } from '../../contract/commands.ts'
import type { VariableDerivation } from '../../contract/derivation.ts'
import { Failure } from '../../contract/failure.ts'
import type { Column } from '../../core/data/column.ts'
import { type Frame, variableOf } from '../../core/data/frame.ts'
import { readFormula } from '../../core/derivation/formula.ts'
import { deriveInOrder, type LedgerEntry } from '../../core/plan/derive-datasets.ts'
import { loadCodelists } from '../../files/codelists.ts'
import { distributionResult } from '../codebook/distribution.ts'
import type { Context, Handlers } from '../context.ts'
import { rowsColumn } from '../data/rows-columns.ts'
import type { SoundDatasets } from '../sound-datasets.ts'
import { tried, workspaceOf } from '../workspace.ts'

type Feature = Pick<
  Handlers,
  'derivation.list' | 'derivation.inputs' | 'derivation.try' | 'derivation.tryRecords' | 'codelist.list'
>

/** Records that are shown of a step that is being tried. */
const firstRecords = 8

export const derivationHandlers: Feature = {
  'derivation.list': (_args, { session, surroundings: { resources } }) => {
    const { plan, collected, derive } = workspaceOf(session, resources)
    let known = collected()
    return plan.derivations.map((step) => {
      const { frames, ledger } = derive([step], known)
      const fault = frames.faults.get(step.dataset)
      if (fault) return { records: null, failure: { code: fault.code, params: fault.params } }
      known = frames
      return { records: recordsOf(ledger), failure: null }
    })
  },
  'derivation.inputs': ({ dataset, at }, context) => [...frameAt(dataset, at, context).variables.values()],
  'derivation.try': ({ derivation: written, at }, context) => {
    const workspace = workspaceOf(context.session, context.surroundings.resources)
    const { codelists } = workspace
    const derivation = tried(written, workspace)
    const before = frameAt(derivation.dataset, at, context)
    const { frames } = deriveInOrder([derivation], new Map([[before.dataset, before]]), codelists())
    const frame = frames.get(before.dataset) as Frame
    return {
      variable: variableOf(frame, derivation.name),
      distribution: distributionResult(frame, derivation.name),
      first: [...inputsOf(derivation, before), derivation.name].map((name) =>
        rowsColumn(name, firstOf(frame.raw(name)), variableOf(frame, name).missing),
      ),
    }
  },
  'derivation.tryRecords': ({ derivation: written, at }, context) => {
    const workspace = workspaceOf(context.session, context.surroundings.resources)
    const derivation = tried(written, workspace)
    const { frames, ledger } = workspace.derive([derivation], framesAt(at, context))
    const fault = frames.faults.get(derivation.dataset)
    if (fault) throw fault
    const records = recordsOf(ledger)
    if (!records) throw new Failure('plan.unknown-dataset', { dataset: derivation.dataset })
    return records
  },
  'codelist.list': (_args, { surroundings: { resources } }): Result<'codelist.list'> =>
    [...loadCodelists(resources).values()].map(({ id, label, kind, source, categories, crosswalks }) => ({
      id,
      label,
      kind,
      citation: source.citation,
      categories: categories.map((category) => ({ code: category.code, label: category.label })),
      crosswalks: Object.entries(crosswalks).map(([name, crosswalk]) => ({ id: name, label: crosswalk.label })),
    })),
}

/** What the one step of a ledger did to its records; null where its dataset is not in the study. */
const recordsOf = ([entry]: readonly LedgerEntry[]): Result<'derivation.tryRecords'> | null =>
  entry ? { before: entry.rowsBefore, after: entry.rowsAfter, unmatched: entry.unmatched } : null

/** The datasets as the steps before a place leave them. */
const framesAt = (at: number | null, { session, surroundings: { resources } }: Context): SoundDatasets => {
  const { plan, collected, derivable, derive } = workspaceOf(session, resources)
  const isLast = at === null || at >= plan.derivations.length
  return isLast ? derivable() : derive(plan.derivations.slice(0, at), collected()).frames
}

const frameAt = (dataset: string, at: number | null, context: Context): Frame => {
  const frame = framesAt(at, context).get(dataset)
  if (!frame) throw new Failure('plan.unknown-dataset', { dataset })
  return frame
}

/** The variables that a step makes its own of. */
const inputsOf = (step: VariableDerivation, frame: Frame): readonly string[] =>
  step.step === 'derive' ? readFormula(step.formula, frame).variables : [step.of].flat()

const firstOf = (column: Column): Column =>
  column.type === 'number'
    ? { ...column, values: column.values.subarray(0, firstRecords) }
    : { ...column, codes: column.codes.subarray(0, firstRecords) }
