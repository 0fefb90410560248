import type { Categories } from '../../data/categories.ts'

/** What is counted for one table: who is in it, what they are told apart by, and whose they are. */
export type TallyInput = {
  /** 1 = the record is in the domain of the table; left out = all are. */
  readonly domain?: Uint8Array | undefined
  /** 1 = it is in the base as well: it has the answers that the figures need. */
  readonly base?: Uint8Array | undefined
  readonly dimensions: readonly Categories[]
}

/** What is added up over the records of a cell: by name, a number per record; blanks count as 0. */
export type Amounts = ReadonlyMap<string, Float64Array>

/** The records, as disclosure control sees them. */
export type Records = {
  readonly rows: number
  /** The household of each record, from 0; left out = every record is its own. */
  readonly households?: Uint32Array
  readonly amounts: Amounts
}

/** The cells of one set of dimensions. Cell of the codes c₁ c₂ … (0 = no answer): c₁ + c₂·(k₁+1) + … */
export type Tally = {
  readonly variables: readonly string[]
  readonly n: Float64Array
  readonly households: Float64Array
  readonly amounts: ReadonlyMap<string, Float64Array>
  /** Two numbers that are equal for equal sets of records, and else hardly ever. */
  readonly marks: readonly [Uint32Array, Uint32Array]
}

/**
 * Counts records, households and amounts in every cell of the given dimensions, for the records where `inside` is 1. An
 * order of the records by household makes one pass enough.
 */
export const tally = (
  records: Records,
  order: Uint32Array,
  inside: Uint8Array | undefined,
  dimensions: readonly Categories[],
): Tally => {
  const sizes = dimensions.map(({ categories }) => categories.length + 1)
  const cells = sizes.reduce((product, size) => product * size, 1)
  const n = new Float64Array(cells)
  const households = new Float64Array(cells)
  const last = new Float64Array(cells).fill(-1)
  const amounts = new Map([...records.amounts.keys()].map((name) => [name, new Float64Array(cells)]))
  const sums = [...records.amounts].map(([name, values]) => [values, amounts.get(name) as Float64Array] as const)
  const [one, other] = [new Uint32Array(cells), new Uint32Array(cells)]
  for (const row of order) {
    if (inside && !inside[row]) continue
    const cell = cellOf(dimensions, sizes, row)
    n[cell] = (n[cell] as number) + 1
    const household = records.households?.[row] ?? row
    if (last[cell] !== household) {
      last[cell] = household
      households[cell] = (households[cell] as number) + 1
    }
    for (const [values, sum] of sums) sum[cell] = (sum[cell] as number) + blankAsZero(values[row] as number)
    one[cell] = ((one[cell] as number) ^ scatter(row, 0x9e3779b1)) >>> 0
    other[cell] = ((other[cell] as number) ^ scatter(row, 0x7feb352d)) >>> 0
  }
  return { variables: dimensions.map(({ variable }) => variable), n, households, amounts, marks: [one, other] }
}

/** Records by household. */
export const householdOrder = ({ rows, households }: Records): Uint32Array => {
  const order = Uint32Array.from({ length: rows }, (_, row) => row)
  return households ? order.sort((a, b) => (households[a] as number) - (households[b] as number) || a - b) : order
}

export const cellOf = (dimensions: readonly Categories[], sizes: readonly number[], row: number): number => {
  let cell = 0
  let stride = 1
  for (let i = 0; i < dimensions.length; i++) {
    cell += ((dimensions[i] as Categories).codes[row] as number) * stride
    stride *= sizes[i] as number
  }
  return cell
}

const blankAsZero = (value: number): number => (Number.isNaN(value) ? 0 : value)

const scatter = (row: number, by: number): number => {
  let x = Math.imul(row + 1, by)
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad)
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97)
  return (x ^ (x >>> 15)) >>> 0
}
