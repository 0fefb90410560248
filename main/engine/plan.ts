import { Failure } from '../contract/failure.ts'
import { Plan } from '../contract/plan.ts'
import type { PlanEdit } from '../contract/plan-edit-commands.ts'
import { checkPlan } from '../core/plan/check-plan.ts'
import { tablesFromList } from '../core/plan/list-of-analyses.ts'
import { writeAtomically } from '../files/atomic-write.ts'
import { readListOfAnalyses } from '../files/list-of-analyses.ts'
import { editPlan } from '../files/plan-edits.ts'
import { addTables, newPlanText, readPlan, readPlanText } from '../files/plan-yaml.ts'
import { variables } from '../study/codebook.ts'
import { currentPlan, planRevision, savePlan } from '../study/plans.ts'
import type { Study } from '../study/study.ts'
import type { Handlers } from './context.ts'
import { studyOf } from './session.ts'

type Feature = Pick<
  Handlers,
  'plan.load' | 'plan.describe' | 'plan.edit' | 'plan.restore' | 'plan.export' | 'plan.importAnalyses'
>

/** The plan comes and goes as YAML and is kept as the person wrote it, comments and order included. */
export const planHandlers: Feature = {
  'plan.load': async ({ file }, { session, changed }) => {
    const study = studyOf(session)
    const { plan } = keepPlan(study, await readPlanText(file))
    changed('plan', 'audit')
    const headline = plan.report?.sections[0]?.tables ?? []
    return { sources: plan.sources, boundaries: plan.boundaries, tables: plan.tables.length, headline }
  },
  'plan.describe': (_args, { session }) => {
    const study = studyOf(session)
    const revision = currentPlan(study)?.number ?? null
    return { plan: revision === null ? null : planOf(study), revision }
  },
  'plan.edit': ({ edits }, { session, changed }) => {
    const study = studyOf(session)
    refuseUnknownVariables(study, edits)
    const { revision } = keepPlan(study, editPlan(currentPlan(study)?.text ?? newPlanText(study.title), edits))
    changed('plan', 'audit')
    return { revision }
  },
  'plan.restore': (wanted, { session, changed }) => {
    const study = studyOf(session)
    const earlier = planRevision(study, wanted.revision)
    if (!earlier) throw new Failure('plan.unknown-revision', wanted)
    const { revision } = keepPlan(study, earlier.text)
    changed('plan', 'audit')
    return { revision }
  },
  'plan.export': async ({ file }, { session }) => {
    await writeAtomically(file, Buffer.from(planText(studyOf(session))))
    return {}
  },
  'plan.importAnalyses': async ({ file, ...defaults }, { session, changed }) => {
    const study = studyOf(session)
    refuseWeights(planOf(study), defaults.unweighted)
    const tables = tablesFromList(await readListOfAnalyses(file), defaults)
    keepPlan(study, addTables(planText(study), tables))
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

/** The study's plan, or the failure that it has none. */
export const planOf = (study: Study): Plan => Plan.parse(JSON.parse(storedPlan(study).json))

const planText = (study: Study): string => storedPlan(study).text

const storedPlan = (study: Study) => {
  const stored = currentPlan(study)
  if (!stored) throw new Failure('plan.none', {})
  return stored
}

const keepPlan = (study: Study, text: string): { plan: Plan; revision: number } => {
  const plan = readPlan(text)
  checkPlan(plan)
  return { plan, revision: savePlan(study, text, JSON.stringify(plan)).number }
}

/** Fails for a variable that its dataset does not have. */
const refuseUnknownVariables = (study: Study, edits: readonly PlanEdit[]): void => {
  for (const edit of edits) {
    if (edit.edit !== 'variables') continue
    const known = new Set(variables(study, edit.dataset).map(({ name }) => name))
    const unknown = edit.variables.find((name) => !known.has(name))
    if (unknown !== undefined) throw new Failure('codebook.unknown-variable', { variable: unknown })
  }
}
