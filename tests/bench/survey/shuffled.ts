import type { HouseholdSurvey } from './household-survey.ts'
import { generator } from './random.ts'

/** The same persons in a random order, the same each time. */
export const shuffled = ({ rows, codes, numbers }: HouseholdSurvey): HouseholdSurvey => {
  const random = generator(20_091_208)
  const order = Uint32Array.from({ length: rows }, (_, row) => row)
  for (let row = rows - 1; row > 0; row--) {
    const other = Math.floor(random() * (row + 1))
    const held = order[row] as number
    order[row] = order[other] as number
    order[other] = held
  }
  return { rows, codes: mapped(codes, order), numbers: mapped(numbers, order) }
}

const mapped = <Name extends string, Values extends Uint8Array | Uint32Array | Float64Array>(
  columns: Readonly<Record<Name, Values>>,
  order: Uint32Array,
): Record<Name, Values> =>
  Object.fromEntries(
    Object.entries<Values>(columns).map(([name, values]) => {
      const taken = values.slice() as Values
      for (let row = 0; row < order.length; row++) taken[row] = values[order[row] as number] as number
      return [name, taken]
    }),
  ) as Record<Name, Values>
