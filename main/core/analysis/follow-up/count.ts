import { holdingsIn } from '../analysis-sources.ts'
import type { Panel } from './panel.ts'

/** A count with the households behind it. */
export type Count = { readonly value: number; readonly households: number }

/** How many persons a rule selects. */
export const personsIn = (panel: Panel, isIn: (person: number) => boolean): Count => {
  const marked = Uint8Array.from({ length: panel.persons.rows }, (_, person) => Number(isIn(person)))
  return { value: marked.reduce((sum, own) => sum + own, 0), households: holdingsIn(panel.holdings, marked) }
}

/** How many things there are, one of `persons` behind each. */
export const behindPersons = (panel: Panel, persons: readonly number[]): Count => {
  const some = new Set(persons)
  return { value: persons.length, households: personsIn(panel, (person) => some.has(person)).households }
}

/** Whether a count can be printed: nobody stands behind it, or enough households do. */
export const isSafe = ({ households }: Count, atLeast: number): boolean => households === 0 || households >= atLeast
