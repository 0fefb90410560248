import { Failure } from '../../../contract/failure.ts'
import type { MicrodataSpec } from '../../../contract/microdata.ts'
import type { Plan } from '../../../contract/plan.ts'
import { designOf } from '../table-inputs.ts'

/** Checks one file of records against the plan: its design is declared, a recipe changes only what goes out, and blanks only keys. */
export const checkMicrodata = (plan: Plan, { id, design, keys, sensitive, variables, steps }: MicrodataSpec): void => {
  designOf(plan, { id, design })
  const outgoing = new Set([...keys, ...sensitive, ...variables])
  for (const step of steps) {
    const foreign =
      step.step === 'suppress'
        ? Object.keys(step.importance).find((name) => !keys.includes(name))
        : [step.variable].find((name) => !outgoing.has(name))
    if (foreign !== undefined) throw new Failure('microdata.step-outside', { id, variable: foreign })
  }
}
