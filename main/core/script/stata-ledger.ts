import type { Derivation } from '../../contract/derivation.ts'
import type { DesignSpec } from '../../contract/design.ts'
import type { Plan } from '../../contract/plan.ts'
import type { TableSpec } from '../../contract/table.ts'
import { stepMargins } from '../weighting/step-margins.ts'
import { NotInStata } from './stata-formula.ts'
import { namesOfDesign, namesOfStep, namesOfTable, variablesMade } from './variables-used.ts'

type Commands = readonly string[]

/** Keeps account of what could not be written in Stata, and of what rests on it. */
export type StataLedger = {
  /** The commands of `write`, or null where Stata lacks the words; then `dataset`, if one is named, is lost. */
  attempt(write: () => Commands, dataset?: string): Commands | null
  /** The same for a step of the plan, whose variables are lost with it. */
  step(step: Derivation, write: () => Commands): Commands | null
  /** Whether all that a table reads is there. */
  hasAllOf(table: TableSpec, design: DesignSpec, plan: Plan): boolean
}

export const stataLedger = (): StataLedger => {
  const lostDatasets = new Set<string>()
  const lostVariables = new Set<string>()
  const key = (dataset: string, name: string): string => JSON.stringify([dataset, name])
  const isThere = (dataset: string, names: readonly string[]): boolean =>
    !lostDatasets.has(dataset) && names.every((name) => !lostVariables.has(key(dataset, name)))

  const attempt: StataLedger['attempt'] = (write, dataset) => {
    try {
      return write()
    } catch (error) {
      if (!(error instanceof NotInStata)) throw error
      if (dataset !== undefined) lostDatasets.add(dataset)
      return null
    }
  }
  return {
    attempt,
    step: (step, write) => {
      const made = variablesMade(step)
      const brought = step.step === 'join' ? step.variables : []
      const isOtherThere = !('from' in step) || typeof step.from !== 'string' || isThere(step.from, brought)
      const commands = isOtherThere && isThere(step.dataset, namesOfStep(step)) ? attempt(write) : null
      for (const name of made) {
        if (commands === null) lostVariables.add(key(step.dataset, name))
        else lostVariables.delete(key(step.dataset, name))
      }
      // Records that should have been left out make every figure of the dataset another one.
      if (commands === null && made.length === 0) lostDatasets.add(step.dataset)
      return commands
    },
    hasAllOf: (table, design, plan) =>
      isThere(design.dataset, [...namesOfDesign(design), ...namesOfTable(plan, table)]) &&
      design.weighting.flatMap(stepMargins).every(({ dataset, by, total }) => isThere(dataset, [...by, total])),
  }
}
