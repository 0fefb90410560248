import type { SumMatrix } from '../design/sum-matrix.ts'
import type { InfluenceOf } from '../design/variance-of-sums.ts'

/** A figure of a table, by its place among them, and what it is multiplied by. */
export type Term = { readonly place: number; readonly coefficient: number }

/** A linear combination Σ c θ of figures: a difference, a contrast, a slope. */
export type Combination = readonly Term[]

/**
 * Turns the influence sums of `places` figures into those of their combinations: Σ c (w z) within every row of sums,
 * which is all that their variances need, because combinations are linear. A row has an entry for every combination
 * of a figure that it has an entry for, also where they cancel.
 */
export const combined = (places: number, combinations: readonly Combination[]): InfluenceOf => {
  const { start: termStart, combination, coefficient } = byPlace(places, combinations)
  const entryOf = new Int32Array(combinations.length)
  return (sums) => {
    const { rows, start, cell } = sums
    const values = sums.channels[0] as Float64Array
    const most = entriesAtMost(sums, termStart)
    const newCell = new Int32Array(most)
    const newValues = new Float64Array(most)
    const newStart = new Int32Array(rows + 1)
    entryOf.fill(-1)
    let entries = 0
    for (let row = 0; row < rows; row++) {
      const first = entries
      for (let entry = start[row] as number; entry < (start[row + 1] as number); entry++) {
        const c = cell[entry] as number
        for (let term = termStart[c] as number; term < (termStart[c + 1] as number); term++) {
          const to = combination[term] as number
          let at = entryOf[to] as number
          if (at < first) {
            at = entries++
            entryOf[to] = at
            newCell[at] = to
          }
          newValues[at] = (newValues[at] as number) + (coefficient[term] as number) * (values[entry] as number)
        }
      }
      newStart[row + 1] = entries
    }
    return { rows, cells: combinations.length, start: newStart, cell: newCell, channels: [newValues] }
  }
}

/** The terms by the place they stand for: place c has those from `start[c]` to `start[c + 1] - 1`. */
const byPlace = (places: number, combinations: readonly Combination[]) => {
  const start = new Int32Array(places + 1)
  for (const { place } of combinations.flat()) start[place + 1] = (start[place + 1] as number) + 1
  for (let c = 0; c < places; c++) start[c + 1] = (start[c + 1] as number) + (start[c] as number)
  const next = start.slice()
  const combination = new Int32Array(start[places] as number)
  const coefficient = new Float64Array(combination.length)
  for (const [index, terms] of combinations.entries()) {
    for (const term of terms) {
      const at = next[term.place] as number
      next[term.place] = at + 1
      combination[at] = index
      coefficient[at] = term.coefficient
    }
  }
  return { start, combination, coefficient }
}

const entriesAtMost = ({ rows, start, cell }: SumMatrix, termStart: Int32Array): number => {
  let most = 0
  for (let entry = start[0] as number; entry < (start[rows] as number); entry++) {
    const c = cell[entry] as number
    most += (termStart[c + 1] as number) - (termStart[c] as number)
  }
  return most
}
