import type { CellKeyAudit } from '../../../../contract/disclosure.ts'
import type { DisclosureSystem } from '../../../../contract/disclosure-system.ts'
import { Failure } from '../../../../contract/failure.ts'
import { attackBounds } from '../../../disclosure/attack/bounds-attack.ts'
import { leastDeviation } from '../../../disclosure/cell-keys/least-deviation.ts'
import type { PerturbationChoice } from '../../../disclosure/cell-keys/perturbation-table.ts'
import type { Solver } from '../../../disclosure/linear-program.ts'
import type { Pace } from '../../../disclosure/pace.ts'
import { checkSystem } from '../../../disclosure/suppression/protect-system.ts'
import type { KeyedSystem, PrintedLayer } from './keyed-system.ts'

/** Refuses a deviation that is too small for some cell whatever its noise, with the least that would do. */
export const refuseSmallDeviation = (
  system: string,
  { layers }: DisclosureSystem,
  choice: PerturbationChoice,
): void => {
  const counts = layers[0] as DisclosureSystem['layers'][number]
  const least = leastDeviation(
    counts.required.map((one) => ({ ...one, value: counts.values[one.cell] as number })),
    choice,
  )
  const { deviation } = choice
  if (least > deviation) throw new Failure('disclosure.deviation-too-small', { system, deviation, least })
}

/** What stands where a cell is told: counts can be changed more, amounts only by leaving something out. */
type Told = 'disclosure.cell-keys-told' | 'disclosure.amount-told'

/** Attacks every layer of what is printed, and gives the system back with what was found; refused where a cell is told. */
export const attackKeyed = async (
  name: string,
  { system, layers }: KeyedSystem,
  told: Told,
  solver: Solver,
  pace: Pace,
): Promise<DisclosureSystem> => {
  checkSystem(system)
  const done: DisclosureSystem['layers'] = []
  for (const [at, layer] of layers.entries()) {
    const { tooNarrow, found } = await attackBounds(layer, solver, pace)
    if (tooNarrow.length > 0) throw new Failure(told, { system: name, layer: layer.name, cells: tooNarrow.length })
    done.push({
      ...(system.layers[at] as DisclosureSystem['layers'][number]),
      intervals: [...found].map(([cell, seen]) => ({ cell, ...seen })),
      cellKeys: { printed: [...layer.printed], low: [...layer.low], high: [...layer.high] },
    })
  }
  return { ...system, layers: done }
}

/** How useful the printed figures still are, by layer. */
export const keyedAudit = (system: string, { layers }: KeyedSystem): readonly CellKeyAudit[] =>
  layers.map((layer) => {
    const deviations = deviationsOf(layer)
    const sum = deviations.reduce((total, { deviation }) => total + deviation, 0)
    const whole = deviations.reduce((total, { value }) => total + value, 0)
    return {
      system,
      layer: layer.name,
      cells: deviations.length,
      sensitive: layer.required.length,
      unchanged: deviations.filter(({ deviation }) => deviation === 0).length / Math.max(1, deviations.length),
      meanDeviation: sum / Math.max(1, deviations.length),
      greatestDeviation: Math.max(0, ...deviations.map(({ deviation }) => deviation)),
      relativeDeviation: whole === 0 ? 0 : sum / whole,
    }
  })

const deviationsOf = ({ printed, values }: PrintedLayer) =>
  printed.flatMap((figure, cell) => {
    const value = values[cell] as number
    return figure === null ? [] : [{ value, deviation: Math.abs(figure - value) }]
  })
