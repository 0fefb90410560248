import type { CountedCell } from '../../contract/results.ts'
import type { Categories } from '../data/categories.ts'
import { cellsOfRows, crossingOf } from '../estimation/crossing.ts'
import { type EstimatedTable, estimateTable, type TableInput } from '../estimation/estimate-table.ts'
import { type StandardPopulation, standardise } from '../weighting/standardise.ts'

export type StandardisedTable = Pick<EstimatedTable, 'cells' | 'ciMethod'> & {
  /** Some cell has no record of a category of the standard population that other cells have. */
  readonly incomplete: boolean
}

/**
 * Estimates a table of directly standardised means or proportions: in every cell, Σ_k c_k ȳ_k / Σ_k c_k with ȳ_k the
 * mean of the records of the cell in category k of the standard population and c_k the size of that category there
 * (Rothman 2008, chapter 3); margins are standardised on their own, they are no average of cells. Standard errors hold
 * the shares of the standard population as known (as R's `svystandardize`). The cells stand as in `estimateTable`.
 * A category that a cell has no record of is left out of its figure, which `incomplete` tells. Refused: records of the
 * base without an answer to the standardising variables.
 */
export const standardisedTable = (input: TableInput, standard: StandardPopulation): StandardisedTable => {
  const { dimensions, margins } = input
  const base = answeredIn(input)
  const parts = choicesOf(dimensions.length, margins).map((kept) => standardisedPart(input, standard, kept))
  const cells = Map.groupBy(parts.flat(), ({ group }) => JSON.stringify(group))
  const ordered = groupsOf(dimensions, margins).flatMap((group) => cells.get(JSON.stringify(group)) ?? [])
  return {
    cells: ordered,
    ciMethod: input.ciMethod ?? (input.statistic === 'proportion' ? 'logit' : 'wald'),
    incomplete: isIncomplete(dimensions, standard.by, base),
  }
}

/**
 * The plain table that has the cells of the standardised one, without its margins: its design is standardised in the
 * cells of its dimensions, its domain is the records of these.
 */
export const standardisedCells = <Input extends StandardisedInput>(
  input: Input,
  standard: StandardPopulation,
): Input => {
  const { dimensions } = input
  const domain = answeredIn(input).map((inside, row) =>
    dimensions.every(({ codes }) => codes[row] !== 0) ? inside : 0,
  )
  return { ...input, design: standardise(input.design, standard, dimensions, domain), domain, margins: false }
}

type StandardisedInput = Pick<TableInput, 'design' | 'measure' | 'dimensions' | 'domain' | 'margins'>

/** The cells of one choice of dimensions. */
const standardisedPart = (
  input: TableInput,
  standard: StandardPopulation,
  kept: readonly boolean[],
): readonly CountedCell[] => {
  const dimensions = input.dimensions.filter((_, place) => kept[place])
  const { cells } = estimateTable(standardisedCells({ ...input, dimensions }, standard))
  return cells.map((cell) => {
    const codes = cell.group.values()
    return { ...cell, group: kept.map((own) => (own ? (codes.next().value ?? null) : null)) }
  })
}

/** Which dimensions are kept: all, and with margins every choice of them. */
const choicesOf = (dimensions: number, margins: boolean): readonly (readonly boolean[])[] => {
  const start: readonly (readonly boolean[])[] = [[]]
  return Array.from({ length: dimensions }).reduce<typeof start>(
    (choices) => choices.flatMap((choice) => (margins ? [true, false] : [true]).map((kept) => [...choice, kept])),
    start,
  )
}

/** The groups of a table in their order, margins after the categories of their dimension. */
const groupsOf = (dimensions: readonly Categories[], margins: boolean): readonly (readonly (string | null)[])[] => {
  const start: readonly (readonly (string | null)[])[] = [[]]
  return dimensions.reduce((groups, { categories }) => {
    const codes = [...categories.map(({ code }) => code), ...(margins ? [null] : [])]
    return groups.flatMap((group) => codes.map((code) => [...group, code]))
  }, start)
}

/** 1 where the record has weight, is in the domain and has an answer to the measure. */
const answeredIn = ({ design: { weights }, measure, domain }: StandardisedInput): Uint8Array => {
  const isAnswered = (row: number): boolean =>
    measure?.kind === 'number'
      ? !Number.isNaN(measure.number.values[row])
      : measure?.kind !== 'categories' || measure.categories.codes[row] !== 0
  return Uint8Array.from(weights, (weight, row) => (weight > 0 && domain?.[row] !== 0 && isAnswered(row) ? 1 : 0))
}

const isIncomplete = (dimensions: readonly Categories[], by: Categories, base: Uint8Array): boolean => {
  const crossing = crossingOf([...dimensions, by])
  const cellOf = cellsOfRows(crossing, base.length)
  const size = by.categories.length + 1
  const present = new Uint8Array(crossing.cells)
  const anywhere = new Uint8Array(size)
  const filled = new Uint8Array(crossing.cells / size)
  for (let row = 0; row < base.length; row++) {
    if (base[row] === 0 || dimensions.some(({ codes }) => codes[row] === 0)) continue
    const cell = cellOf[row] as number
    present[cell] = 1
    anywhere[cell % size] = 1
    filled[Math.floor(cell / size)] = 1
  }
  return present.some((own, cell) => own === 0 && anywhere[cell % size] === 1 && filled[Math.floor(cell / size)] === 1)
}
