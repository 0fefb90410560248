import type { IndicatorChoice } from '../../contract/indicator.ts'
import type { Plan } from '../../contract/plan.ts'
import type { ResultTable } from '../../contract/results.ts'
import type { TableSpec } from '../../contract/table.ts'
import { type Standing, standings } from './available.ts'
import { figureParts } from './figure-parts.ts'
import { isGoodEnough } from './good-enough.ts'
import type { IndicatorLibrary } from './library.ts'
import type { Wording } from './wording.ts'

/**
 * For every indicator of a plan the finest categories with which it is good enough: the steps of its merge order that it
 * goes, or that it is withheld because the last one is not enough either. What was left out by choice stays so.
 * `estimate` computes a table of the plan.
 */
export const settled = async (
  plan: Plan,
  library: IndicatorLibrary,
  wording: Wording,
  estimate: (table: TableSpec) => Promise<Pick<ResultTable, 'cells'>>,
): Promise<IndicatorChoice> => {
  const { without = [] } = plan.indicators ?? {}
  const open = standings({ ...plan, indicators: { without, withheld: [], coarser: {} } }, library)
  const withheld: string[] = []
  const coarser: Record<string, number> = {}
  for (const standing of open) {
    if (standing.state !== 'available') continue
    const { id } = standing.indicator
    const steps = await stepsNeeded(standing, library, wording, estimate)
    if (steps === null) withheld.push(id)
    else if (steps > 0) coarser[id] = steps
  }
  return { without, withheld, coarser }
}

const stepsNeeded = async (
  { indicator, placed, steps: possible }: Extract<Standing, { state: 'available' }>,
  library: IndicatorLibrary,
  wording: Wording,
  estimate: (table: TableSpec) => Promise<Pick<ResultTable, 'cells'>>,
): Promise<number | null> => {
  for (let steps = 0; steps <= possible; steps++) {
    const [table] = figureParts({ ...placed, steps }, library, wording).tables
    if (table && isGoodEnough(await estimate(table), indicator.minimum)) return steps
  }
  return null
}
