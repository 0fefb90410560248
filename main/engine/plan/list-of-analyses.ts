import { Failure } from '../../contract/failure.ts'
import type { Plan } from '../../contract/plan.ts'
import type { Statistic } from '../../contract/results.ts'
import type { Frame } from '../../core/data/frame.ts'
import { tablesFromList } from '../../core/plan/list-of-analyses/list-of-analyses.ts'
import { usualStatistic } from '../../core/plan/list-of-analyses/usual-statistic.ts'
import { readListOfAnalyses } from '../../files/list-of-analyses.ts'
import { addTables } from '../../files/plan-yaml.ts'
import type { Handlers } from '../context.ts'
import { studyOf } from '../session.ts'
import { workspaceOf } from '../workspace.ts'
import { keepPlan, planOf, planText } from './plan.ts'
import { inForce } from './plan-in-force.ts'
import { frameOfDesign } from './plan-variables.ts'

/** The tables of a list of analyses go to the end of the plan's. */
export const analysesHandlers: Pick<Handlers, 'plan.importAnalyses'> = {
  'plan.importAnalyses': async ({ file, ...defaults }, { session, surroundings: { resources }, changed }) => {
    const study = studyOf(session)
    const plan = planOf(study)
    refuseWeights(plan, defaults.unweighted)
    let frame: Frame | undefined
    const usual = (variable: string): Statistic | null => {
      // Only rows that name no statistic need the data.
      frame ??= frameOfDesign(workspaceOf(session, resources), defaults.design)
      const { dataset, variables } = frame
      const sets = plan.sets.filter((set) => set.dataset === dataset)
      return usualStatistic(variable, variables, sets)
    }
    const taken = inForce(plan, resources).tables.map(({ id }) => id)
    const tables = tablesFromList(await readListOfAnalyses(file), { ...defaults, usual, taken })
    keepPlan(study, addTables(planText(study), tables), resources)
    changed('plan', 'audit')
    return { added: tables.map(({ id }) => id) }
  },
}

/** Rows that are not to be weighted would be weighted by a design that has weights. */
const refuseWeights = ({ designs }: Plan, unweighted: string | undefined): void => {
  const design = designs.find(({ id }) => id === unweighted)
  if (design && (design.weight !== undefined || design.weighting.length > 0))
    throw new Failure('loa.design-with-weights', { design: design.id })
}
