import { attackBounds, type Found } from '../attack/bounds-attack.ts'
import type { Solver } from '../linear-program.ts'
import type { Pace } from '../pace.ts'
import type { RoundedLayer } from './rounded-layer.ts'

/**
 * The attack on a rounded layer by whoever knows all its multiples, the base, how far each part was relaxed, that
 * figures add up, which cannot be below 0, and the values of the cells in `known`. A value lies within (steps + 1) bases
 * of its multiple, and for counts one less (Hundepool et al. 2012, section 5.4.3).
 */
export const attackRounding = (layer: RoundedLayer, known: ReadonlySet<number>, solver: Solver, pace: Pace) => {
  const bounds = layer.values.map((_, cell) => boundsOf(layer, cell, known))
  const [low, high] = [bounds.map((own) => own.low), bounds.map((own) => own.high)]
  return attackBounds({ ...layer, low, high }, solver, pace)
}

const boundsOf = (layer: RoundedLayer, cell: number, known: ReadonlySet<number>): Found => {
  const value = layer.values[cell] as number
  if (known.has(cell)) return { low: value, high: value }
  const printed = layer.rounded[cell] as number
  const reach = ((layer.steps[cell] as number) + 1) * layer.base - (layer.integer ? 1 : 0)
  return { low: Math.max(layer.lower[cell] as number, printed - reach), high: printed + reach }
}
