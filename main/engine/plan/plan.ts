import { Failure } from '../../contract/failure.ts'
import { Plan } from '../../contract/plan.ts'
import type { PlanEdit } from '../../contract/plan-edit-commands.ts'
import { checkConcepts } from '../../core/indicator/check-concepts.ts'
import { checkPlan } from '../../core/plan/checking/check-plan.ts'
import { checkPopulationOfConcepts } from '../../core/plan/checking/check-population.ts'
import { withParameters } from '../../core/plan/with-parameters.ts'
import { writeAtomically } from '../../files/atomic-write.ts'
import { editPlan } from '../../files/plan-edits.ts'
import { newPlanText, readPlan, readPlanText } from '../../files/plan-yaml.ts'
import { variables } from '../../study/codebook.ts'
import { currentPlan, planRevision, savePlan } from '../../study/plans.ts'
import type { Study } from '../../study/study.ts'
import type { Handlers } from '../context.ts'
import { studyOf } from '../session.ts'
import { planIfAny } from './plan-if-any.ts'
import { inForce, libraryOf } from './plan-in-force.ts'
import { refuseLostCodes } from './refuse-lost-codes.ts'

type Feature = Pick<Handlers, 'plan.load' | 'plan.describe' | 'plan.edit' | 'plan.restore' | 'plan.export'>

/** The plan comes and goes as YAML and is kept as the person wrote it, comments and order included. */
export const planHandlers: Feature = {
  'plan.load': async ({ file }, { session, surroundings, changed }) => {
    const { resources } = surroundings
    const { plan } = keepPlan(studyOf(session), await readPlanText(file), resources)
    changed('plan', 'audit')
    const { tables, report } = inForce(plan, resources)
    const headline = report?.sections[0]?.tables ?? []
    const logos = report?.logos ?? []
    return { sources: plan.sources, boundaries: plan.boundaries, logos, tables: tables.length, headline }
  },
  'plan.describe': (_args, { session, surroundings }) => {
    const study = studyOf(session)
    const revision = currentPlan(study)?.number ?? null
    if (revision === null) return { plan: null, inForce: null, revision }
    const plan = planOf(study)
    return { plan, inForce: inForce(plan, surroundings.resources), revision }
  },
  'plan.edit': ({ edits }, { session, surroundings, changed }) => {
    const study = studyOf(session)
    refuseUnknownVariables(study, edits)
    refuseUsedParameters(study, edits)
    const text = editPlan(currentPlan(study)?.text ?? newPlanText(study.title), edits)
    const { resources } = surroundings
    refuseLostCodes(study, edits, { before: planIfAny(study), after: readPlan(text), resources })
    const { revision } = keepPlan(study, text, resources)
    changed('plan', 'audit')
    return { revision }
  },
  'plan.restore': (wanted, { session, surroundings, changed }) => {
    const study = studyOf(session)
    const earlier = planRevision(study, wanted.revision)
    if (!earlier) throw new Failure('plan.unknown-revision', wanted)
    const { revision } = keepPlan(study, earlier.text, surroundings.resources)
    changed('plan', 'audit')
    return { revision }
  },
  'plan.export': async ({ file }, { session }) => {
    await writeAtomically(file, Buffer.from(planText(studyOf(session))))
    return {}
  },
}

/** What takes a number from a parameter would not be there any more without it. */
const refuseUsedParameters = (study: Study, edits: readonly PlanEdit[]): void => {
  const removed = edits.flatMap((edit) => (edit.edit === 'removeParameter' ? [edit.parameter] : []))
  if (removed.length === 0) return
  const used = withParameters(planOf(study)).parameters.find(({ name }) => removed.includes(name))
  if (used) throw new Failure('plan.parameter-in-use', { parameter: used.name })
}

/** The study's plan, or the failure that it has none. */
export const planOf = (study: Study): Plan => Plan.parse(JSON.parse(storedPlan(study).json))

/** The study's plan as the person wrote it. */
export const planText = (study: Study): string => storedPlan(study).text

const storedPlan = (study: Study) => {
  const stored = currentPlan(study)
  if (!stored) throw new Failure('plan.none', {})
  return stored
}

/** Keeps a plan as its newest revision; refuses one that contradicts itself or the indicator library. */
export const keepPlan = (study: Study, text: string, resources: string): { plan: Plan; revision: number } => {
  const plan = readPlan(text)
  checkConcepts(plan, libraryOf(resources))
  checkPopulationOfConcepts(plan)
  checkPlan(inForce(plan, resources))
  return { plan, revision: savePlan(study, text, JSON.stringify(plan)).number }
}

/** Fails for a variable that neither its dataset nor the plan's codebook has: what is said of one that is gone can be taken back. */
const refuseUnknownVariables = (study: Study, edits: readonly PlanEdit[]): void => {
  for (const edit of edits) {
    if (edit.edit !== 'variables') continue
    const said = Object.keys(planIfAny(study)?.codebook[edit.dataset] ?? {})
    const known = new Set([...variables(study, edit.dataset).map(({ name }) => name), ...said])
    const unknown = edit.variables.find((name) => !known.has(name))
    if (unknown !== undefined) throw new Failure('codebook.unknown-variable', { variable: unknown })
  }
}
