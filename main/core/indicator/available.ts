import type { FigureIndicator, Indicator } from '../../contract/indicator.ts'
import type { Plan } from '../../contract/plan.ts'
import { baseOf } from './base-of.ts'
import { coarseningSteps } from './coarsen.ts'
import type { Placed } from './figure-parts.ts'
import { holdsText } from './holds-text.ts'
import { type IndicatorLibrary, indicatorsOf } from './library.ts'

/** What becomes of an indicator in a study. */
export type Standing =
  | { readonly state: 'account'; readonly indicator: Extract<Indicator, { kind: 'account' }> }
  | {
      readonly state: 'available'
      readonly indicator: FigureIndicator
      readonly placed: Placed
      readonly steps: number
    }
  | { readonly state: 'missing'; readonly indicator: FigureIndicator; readonly concepts: readonly string[] }
  /** Left out by choice. */
  | { readonly state: 'without'; readonly indicator: Indicator }
  /** Left out because no categories are coarse enough. */
  | { readonly state: 'withheld'; readonly indicator: FigureIndicator; readonly placed: Placed }

/** The parts of a plan that decide what the library can give it. */
export type StandingsOf = Pick<Plan, 'concepts' | 'indicators' | 'designs' | 'derivations' | 'sources'>

/**
 * Every indicator of the library, in its order, with what the plan's concepts make of it. Those that appear together are
 * missing together, with all that any of them lacks, and are left out together.
 */
export const standings = (plan: StandingsOf, library: IndicatorLibrary): readonly Standing[] => {
  const { concepts, indicators } = plan
  const isText = (design: string, variable: string): boolean =>
    plan.designs.some(({ id, dataset }) => id === design && holdsText(plan, dataset, variable))
  const all = indicatorsOf(library)
  const found = new Map(all.flatMap((one) => (one.kind === 'figures' ? [[one, baseOf(one, concepts)]] : [])))
  const { without = [], withheld = [], coarser = {} } = indicators ?? {}
  return all.map((indicator): Standing => {
    const joined = joinedWith(indicator, all)
    const isAmong = (names: readonly string[]) => joined.some(({ id }) => names.includes(id))
    if (isAmong(without)) return { state: 'without', indicator }
    if (indicator.kind === 'account') return { state: 'account', indicator }
    const lacks = joined.flatMap((one) => {
      const place = one.kind === 'figures' ? found.get(one) : undefined
      return place && 'missing' in place ? place.missing : []
    })
    const own = found.get(indicator)
    if (lacks.length > 0 || !own || 'missing' in own)
      return { state: 'missing', indicator, concepts: [...new Set(lacks)] }
    const possible = coarseningSteps(indicator, own.base).length
    const steps = Math.min(coarser[indicator.id] ?? 0, possible)
    const placed = { indicator, ...own, steps, isText }
    if (isAmong(withheld)) return { state: 'withheld', indicator, placed }
    return { state: 'available', indicator, placed, steps: possible }
  })
}

/** The indicators that appear together with one, itself among them. */
const joinedWith = (indicator: Indicator, all: readonly Indicator[]): readonly Indicator[] => {
  if (indicator.kind === 'account' || indicator.together === undefined) return [indicator]
  return all.filter((one) => one.kind === 'figures' && one.together === indicator.together)
}
