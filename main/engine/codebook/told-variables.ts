import type { Variable } from '../../contract/codebook.ts'
import type { Plan } from '../../contract/plan.ts'
import { documentedByPlan } from '../../core/plan/derive-datasets.ts'
import { loadCodelists } from '../../files/codelists.ts'
import { variables } from '../../study/codebook.ts'
import type { Study } from '../../study/study.ts'

/** What a reader is told of the variables: the study's codebook with the changes of its plan. */
export const toldVariables = (
  study: Study,
  plan: Plan | null,
  dataset: string,
  resources: string,
): readonly Variable[] => toldByPlan(variables(study, dataset), plan, dataset, resources)

/** The same of variables that need not be those of the study: a file that is about to come in. */
export const toldByPlan = (
  list: readonly Variable[],
  plan: Plan | null,
  dataset: string,
  resources: string,
): readonly Variable[] => {
  const overrides = plan?.codebook[dataset]
  return overrides ? documentedByPlan(list, overrides, loadCodelists(resources)) : list
}
