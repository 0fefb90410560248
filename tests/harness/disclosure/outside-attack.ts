import highs from 'highs'
import type { DisclosureSystem } from '../../../main/contract/disclosure-system.ts'

/*
 * Attacks on a system as anyone outside could write them: from the JSON alone, every cell a variable, every relation an
 * equation, printed cells fixed. They share no code with the product.
 */

type Interval = { readonly low: number; readonly high: number }

const load = highs as unknown as typeof highs.default

/** The interval of each of the given cells by two linear programs, written out in CPLEX's LP format and solved each anew. */
export const attackByPrograms = async (json: string, cells: readonly number[]): Promise<readonly Interval[]> => {
  const system = JSON.parse(json) as DisclosureSystem
  const layer = system.layers[0] as DisclosureSystem['layers'][number]
  const solver = await load()
  const rows = system.relations.map(
    ({ total, parts }, at) => ` r${at}: ${parts.map((part) => `+ x${part}`).join(' ')} - x${total} = 0`,
  )
  const bounds = system.cells.map(({ hidden }, cell) =>
    hidden ? ` ${layer.lower[cell]} <= x${cell} <= +inf` : ` x${cell} = ${layer.values[cell]}`,
  )
  const solve = (goal: 'Minimize' | 'Maximize', cell: number): number => {
    const { Status, ObjectiveValue } = solver.solve(
      `${goal}\n obj: x${cell}\nSubject To\n${rows.join('\n')}\nBounds\n${bounds.join('\n')}\nEnd\n`,
    )
    if (Status === 'Optimal') return ObjectiveValue
    if (goal === 'Maximize' && Status !== 'Infeasible') return Number.POSITIVE_INFINITY
    throw new Error(`the attack on cell ${cell} ended as ${Status}`)
  }
  return cells.map((cell) => ({ low: solve('Minimize', cell), high: solve('Maximize', cell) }))
}

/** The intervals of all hidden cells by trying every whole table that agrees with what is printed. */
export const attackByTrying = (json: string): ReadonlyMap<number, Interval> => {
  const system = JSON.parse(json) as DisclosureSystem
  const layer = system.layers[0] as DisclosureSystem['layers'][number]
  const hidden = system.cells.flatMap((cell, at) => (cell.hidden ? [at] : []))
  const values = layer.values.map((value) => value ?? Number.NaN)
  for (const cell of hidden) values[cell] = Number.NaN
  const largest = Math.max(...layer.values.map((value) => value ?? 0))
  const found = new Map<number, { low: number; high: number }>()
  const assign = (from: number): void => {
    if (from === hidden.length) {
      for (const cell of hidden) {
        const value = values[cell] as number
        const known = found.get(cell)
        if (!known) found.set(cell, { low: value, high: value })
        else {
          known.low = Math.min(known.low, value)
          known.high = Math.max(known.high, value)
        }
      }
      return
    }
    const cell = hidden[from] as number
    for (let value = layer.lower[cell] as number; value <= largest; value++) {
      values[cell] = value
      if (system.relations.every((relation) => canHold(relation, values))) assign(from + 1)
    }
    values[cell] = Number.NaN
  }
  assign(0)
  return found
}

/** The known parts are not more than the known total, and equal to it when all are known. */
const canHold = ({ total, parts }: DisclosureSystem['relations'][number], values: readonly number[]): boolean => {
  const whole = values[total] as number
  let [sum, unknown] = [0, 0]
  for (const part of parts) {
    const value = values[part] as number
    if (Number.isNaN(value)) unknown++
    else sum += value
  }
  if (Number.isNaN(whole)) return true
  return unknown > 0 ? sum <= whole : sum === whole
}
