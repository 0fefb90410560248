import { Failure } from '../../contract/failure.ts'
import type { Plan } from '../../contract/plan.ts'
import type { PlanEdit } from '../../contract/plan-edit-commands.ts'
import { codesOfConcepts } from '../../core/indicator/check-concepts.ts'
import type { Study } from '../../study/study.ts'
import { toldVariables } from '../codebook/told-variables.ts'

/** A category by which a concept tells whose records are counted is not taken away under it: the concept goes first. */
export const refuseLostCodes = (
  study: Study,
  edits: readonly PlanEdit[],
  { before, after, resources }: { readonly before: Plan | null; readonly after: Plan; readonly resources: string },
): void => {
  for (const edit of edits) {
    if (edit.edit !== 'variables') continue
    const { dataset } = edit
    const codesIn = (plan: Plan | null, name: string): ReadonlySet<string> => {
      const found = toldVariables(study, plan, dataset, resources).find((variable) => variable.name === name)
      return new Set(found?.categories.map(({ code }) => code))
    }
    const designs = after.designs.filter((design) => design.dataset === dataset).map(({ id }) => id)
    for (const base of after.concepts.filter(({ design }) => designs.includes(design)))
      for (const { concept, variable, codes } of codesOfConcepts(base)) {
        if (!edit.variables.includes(variable)) continue
        const [was, is] = [codesIn(before, variable), codesIn(after, variable)]
        const code = codes.find((one) => was.has(one) && !is.has(one))
        if (code !== undefined)
          throw new Failure('concept.code-in-use', { concept, variable, code, design: base.design })
      }
  }
}
