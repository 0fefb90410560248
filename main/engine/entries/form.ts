import type { EntryField } from '../../contract/entry.ts'
import type { Plan } from '../../contract/plan.ts'
import type { EntrySource } from '../../contract/source.ts'
import { entryFields, entrySource } from '../../core/entry/entry-fields.ts'
import { loadCodelists } from '../../files/codelists.ts'
import type { Context } from '../context.ts'
import { planOf } from '../plan/plan.ts'
import { inForce } from '../plan/plan-in-force.ts'
import { studyOf } from '../session.ts'

/** What there is to answer about a record of a typed-in dataset. */
export type EntryForm = {
  readonly plan: Plan
  readonly source: EntrySource
  readonly fields: readonly EntryField[]
}

export const entryForm = (dataset: string, { session, surroundings: { resources } }: Context): EntryForm => {
  const plan = inForce(planOf(studyOf(session)), resources)
  const source = entrySource(plan, dataset)
  return { plan, source, fields: entryFields(plan, source, loadCodelists(resources)) }
}
