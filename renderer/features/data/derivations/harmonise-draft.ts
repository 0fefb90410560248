import type { Args } from '../../../../main/contract/commands.ts'
import { asName, namePattern } from '../../../../main/contract/name.ts'
import type { PlanEdit } from '../../../../main/contract/plan-edit-commands.ts'
import { openCodes, type RecodeProposal, recodeOf } from '../../../../main/contract/recode-proposal.ts'

/** What a person changes of the recodings that are proposed. */
export type HarmoniseDraft = {
  /** Whose codes are wanted; null until it is chosen. */
  readonly reference: Args<'derivation.propose'>['reference'] | null
  /** Where codes go otherwise than proposed, by variable and code; null: nowhere. */
  readonly pairs: Readonly<Record<string, Readonly<Record<string, string | null>>>>
  /** Names of the new variables that are not the proposed ones. */
  readonly names: Readonly<Record<string, string>>
  /** Variables that are not to be recoded. */
  readonly left: readonly string[]
}

export const newHarmonisation: HarmoniseDraft = { reference: null, pairs: {}, names: {}, left: [] }

/** A proposal with what was changed of it. */
export type ChosenRecode = {
  readonly proposal: RecodeProposal
  readonly name: string
  readonly isWanted: boolean
  readonly fault: 'name' | 'taken' | 'open' | null
}

/** The proposals as they were changed, each with what keeps it from being kept. `suggested` makes a name of a variable's. */
export const chosenRecodes = (
  draft: HarmoniseDraft,
  proposals: readonly RecodeProposal[],
  taken: ReadonlySet<string>,
  suggested: (variable: string) => string,
): readonly ChosenRecode[] =>
  proposals.map((proposed) => {
    const changes = draft.pairs[proposed.variable] ?? {}
    const pairs = proposed.pairs.map((pair) => {
      const to = changes[pair.code]
      return to === undefined || to === pair.to ? pair : { ...pair, to, by: null }
    })
    const proposal = { ...proposed, pairs }
    const name = draft.names[proposed.variable] ?? asName(suggested(proposed.variable))
    return { proposal, name, isWanted: !draft.left.includes(proposed.variable), fault: faultOf(proposal, name, taken) }
  })

const faultOf = (proposal: RecodeProposal, name: string, taken: ReadonlySet<string>): ChosenRecode['fault'] => {
  if (!namePattern.test(name)) return 'name'
  if (taken.has(name)) return 'taken'
  return openCodes(proposal).length > 0 ? 'open' : null
}

/** The edits that put what is wanted into the plan; null while something wanted is not whole. */
export const editsOf = (chosen: readonly ChosenRecode[], dataset: string): PlanEdit[] | null => {
  const wanted = chosen.filter(({ isWanted }) => isWanted)
  if (wanted.length === 0 || wanted.some(({ fault }) => fault !== null)) return null
  if (new Set(wanted.map(({ name }) => name)).size < wanted.length) return null
  return wanted.map(({ proposal, name }) => ({
    edit: 'derivation',
    at: null,
    derivation: recodeOf(proposal, dataset, name),
  }))
}
