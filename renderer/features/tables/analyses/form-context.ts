import { createContext, useContext } from 'react'
import type { Plan } from '../../../../main/contract/plan.ts'
import type { FailureMessage } from '../../../../main/contract/wire.ts'
import type { Path } from './written.ts'

/** What every field of the form knows: the plan it picks from, and what went wrong where. */
export type FormSurroundings = {
  readonly plan: Plan
  readonly failure: { readonly message: FailureMessage; readonly path: Path } | null
  /** What is wrong with the name of the analysis; null while nothing is, or nothing is written. */
  readonly nameMistake: string | null
  /** The name of an analysis that the plan has does not change. */
  readonly isKept: boolean
}

export const FormContext = createContext<FormSurroundings | null>(null)

export const useForm = (): FormSurroundings => {
  const form = useContext(FormContext)
  if (!form) throw new Error('no form of an analysis around this field')
  return form
}
