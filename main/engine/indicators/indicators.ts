import type { IndicatorRow } from '../../contract/indicator-commands.ts'
import { type Standing, type StandingsOf, standings } from '../../core/indicator/available.ts'
import { checkMapped } from '../../core/indicator/check-concepts.ts'
import { titleOf } from '../../core/indicator/indicator-title.ts'
import type { IndicatorLibrary } from '../../core/indicator/library.ts'
import { settled } from '../../core/indicator/settle.ts'
import type { Wording } from '../../core/indicator/wording.ts'
import { computeTable } from '../../core/plan/estimates/compute-table.ts'
import { designOf } from '../../core/plan/table-inputs.ts'
import { editPlan } from '../../files/plan-edits.ts'
import type { Handlers } from '../context.ts'
import { paceOf } from '../pace-of.ts'
import { keepPlan, planOf, planText } from '../plan/plan.ts'
import { planIfAny } from '../plan/plan-if-any.ts'
import { libraryOf, wordingIn } from '../plan/plan-in-force.ts'
import { studyOf } from '../session.ts'
import { workspaceOf } from '../workspace.ts'

/** What the study has of the indicator library, and how fine its categories can be. */
export const indicatorHandlers: Pick<Handlers, 'indicators.list' | 'indicators.settle'> = {
  'indicators.list': (_args, { session, surroundings }) => {
    const library = libraryOf(surroundings.resources)
    const plan = planIfAny(studyOf(session))
    return {
      concepts: [...library.concepts.values()],
      sections: library.sections.map(({ id, title, isTemplate }) => ({ id, title, isTemplate })),
      indicators: rowsOf(plan ?? nothingMapped, library, wordingIn(surroundings.resources)),
    }
  },
  'indicators.settle': async (_args, context) => {
    const { session, surroundings, changed } = context
    const { resources } = surroundings
    const study = studyOf(session)
    const plan = planOf(study)
    const library = libraryOf(resources)
    const workspace = workspaceOf(session, resources)
    checkMapped(plan, library, workspace.derivable())
    const pace = paceOf(context)
    let done = 0
    const indicators = await settled(plan, library, wordingIn(resources), async (table) => {
      await pace('estimating', done++, library.sections.length)
      return computeTable(plan, table, workspace.design(designOf(workspace.plan, table)))
    })
    const { revision } = keepPlan(study, editPlan(planText(study), [{ edit: 'indicators', indicators }]), resources)
    changed('plan', 'audit')
    return { indicators, revision }
  },
}

/** A study without a plan. */
const nothingMapped: StandingsOf = { concepts: [], designs: [], derivations: [], sources: [] }

const rowsOf = (plan: StandingsOf, library: IndicatorLibrary, wording: Wording): IndicatorRow[] => {
  const sectionOf = new Map(
    library.sections.flatMap(({ id, indicators }) => indicators.map((indicator) => [indicator.id, id] as const)),
  )
  return standings(plan, library).map((standing): IndicatorRow => {
    const { id, shell } = standing.indicator
    const title = titleOf(standing, wording)
    return { id, section: sectionOf.get(id) ?? '', shell, title, state: standing.state, ...placeOf(standing) }
  })
}

const placeOf = (standing: Standing): Pick<IndicatorRow, 'design' | 'missing' | 'coarser' | 'steps'> => {
  const nowhere = { design: null, missing: [], coarser: 0, steps: 0 }
  if (standing.state === 'missing') return { ...nowhere, missing: [...standing.concepts] }
  if (standing.state !== 'available') return nowhere
  const { placed, steps } = standing
  return { design: placed.base.design, missing: [], coarser: placed.steps, steps }
}
