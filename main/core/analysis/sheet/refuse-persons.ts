import type { Plan } from '../../../contract/plan.ts'
import { refusal } from './failures.ts'
import type { SheetSpec } from './spec.ts'

/** A sheet lists no persons: refused is a dataset with identifiers, with a household, or that is a sample. */
export const refusePersons = ({ id, dataset }: SheetSpec, plan: Plan): void => {
  const source = plan.sources.find((own) => own.dataset === dataset)
  const isOfPersons =
    (source?.identifiers.length ?? 0) > 0 ||
    plan.disclosure?.households[dataset] !== undefined ||
    plan.designs.some((design) => design.dataset === dataset && design.probability !== false)
  if (isOfPersons) throw refusal('sheet.of-persons', { analysis: id, dataset })
}
