import type { Variable } from '../../contract/codebook.ts'
import type { Codelist } from '../../contract/codelist.ts'
import type { Derivation } from '../../contract/derivation.ts'
import { Failure } from '../../contract/failure.ts'
import type { Plan } from '../../contract/plan.ts'
import { type Frame, variableOf, withCodebook } from '../data/frame.ts'
import { band } from '../derivation/band.ts'
import { combine } from '../derivation/combination.ts'
import { aggregate, join } from '../derivation/combine.ts'
import { derive } from '../derivation/derive.ts'
import { recode } from '../derivation/recode.ts'
import { distinct, exclude } from '../derivation/select-records.ts'

/** The datasets as the plan's tables see them, and what each step did to the records. */
export type DerivedDatasets = {
  readonly frames: ReadonlyMap<string, Frame>
  readonly ledger: readonly LedgerEntry[]
}

/** What a step did: records left out (`exclude`, `distinct`) or found without a partner (`join`, `aggregate`). */
export type LedgerEntry = {
  readonly step: Derivation
  readonly rowsBefore: number
  readonly rowsAfter: number
  readonly unmatched: number
}

/** The datasets after some derivations, in the order given; steps on datasets that are not among them are left out. */
export const deriveInOrder = (
  steps: readonly Derivation[],
  frames: ReadonlyMap<string, Frame>,
  lists: ReadonlyMap<string, Codelist>,
): DerivedDatasets => {
  const known = new Map(frames)
  const ledger: LedgerEntry[] = []
  for (const step of steps) {
    const before = known.get(step.dataset)
    if (!before) continue
    const { frame, unmatched } = applyStep(before, step, known, lists)
    known.set(step.dataset, frame)
    ledger.push({ step, rowsBefore: before.rows, rowsAfter: frame.rows, unmatched })
  }
  return { frames: known, ledger }
}

const applyStep = (
  frame: Frame,
  step: Derivation,
  frames: ReadonlyMap<string, Frame>,
  lists: ReadonlyMap<string, Codelist>,
): { frame: Frame; unmatched: number } => {
  const other = (name: string): Frame => {
    const found = frames.get(name)
    if (!found) throw new Failure('plan.unknown-dataset', { dataset: name })
    return found
  }
  switch (step.step) {
    case 'derive':
      return { frame: derive(frame, step), unmatched: 0 }
    case 'band':
      return { frame: band(frame, step, lists), unmatched: 0 }
    case 'recode':
      return { frame: recode(frame, step, lists), unmatched: 0 }
    case 'combine':
      return { frame: combine(frame, step), unmatched: 0 }
    case 'join':
      return join(frame, other(step.from), step)
    case 'aggregate':
      return aggregate(frame, other(step.from), step)
    case 'exclude':
      return { frame: exclude(frame, step).frame, unmatched: 0 }
    case 'distinct':
      return { frame: distinct(frame, step).frame, unmatched: 0 }
  }
}

/** A dataset as it was collected, documented by the plan's codebook: what checks look at, before any derivation. */
export const collectedFrame = (plan: Plan, frame: Frame, lists: ReadonlyMap<string, Codelist>): Frame => {
  const inVault = plan.sources.find(({ dataset }) => dataset === frame.dataset)?.identifiers ?? []
  const overrides = Object.fromEntries(
    Object.entries(plan.codebook[frame.dataset] ?? {}).filter(([name]) => !inVault.includes(name)),
  )
  if (Object.keys(overrides).length === 0) return frame
  for (const name of Object.keys(overrides)) variableOf(frame, name)
  return withCodebook(frame, documentedByPlan([...frame.variables.values()], overrides, lists))
}

/** The variables of a file with the plan's changes to what the file says of them. */
export const documentedByPlan = (
  variables: readonly Variable[],
  overrides: Plan['codebook'][string],
  lists: ReadonlyMap<string, Codelist>,
): Variable[] =>
  variables.map((variable) => {
    const { list, required: _, ...override } = overrides[variable.name] ?? {}
    const given = Object.fromEntries(Object.entries(override).filter(([, value]) => value !== undefined))
    return { ...variable, ...(list === undefined ? {} : fromList(list, lists)), ...given }
  })

const fromList = (name: string, lists: ReadonlyMap<string, Codelist>): Pick<Variable, 'categories'> => {
  const list = lists.get(name)
  if (!list) throw new Failure('plan.unknown-list', { list: name })
  return { categories: list.categories.map(({ code, label }) => ({ code, label })) }
}
