import type { DisclosureSystem, SystemLayer } from '../../../contract/disclosure-system.ts'
import type { Solver } from '../linear-program.ts'
import { equationsAmong } from '../systems/equations.ts'
import type { Witness } from '../witnesses/witness.ts'
import { blocksOf } from './blocks.ts'
import type { Row } from './bounds.ts'
import { attackToTheEnds } from './ends-attack.ts'
import { type PartAttack, programOf } from './part-attack.ts'
import { attackByTables } from './table-attack.ts'

/**
 * Cells that no printed figure links are attacked apart: small programs, and whole tables of one part do for it. `offered`:
 * tables that may spare programs, as moves from the layer's values.
 */
export const openAttack = (
  system: DisclosureSystem,
  layer: SystemLayer,
  solver: Solver,
  offered: readonly Witness[] = [],
): PartAttack => {
  const cells = system.cells.flatMap(({ hidden }, at) => (hidden ? [at] : []))
  const column = new Map(cells.map((cell, place) => [cell, place]))
  const rows = equationsAmong(system, column).map((row) => ({
    ...row,
    equals: -printedSum(system, layer, row.relation),
  }))
  const parts = blocksOf(cells.length, rows).map((block) => {
    const own = block.columns.map((place) => cells[place] as number)
    return own.length > mostToTheEnds
      ? attackByTables(system, withTable(layer, own, block.rows, solver), own, block.rows, solver, offered)
      : attackToTheEnds(own, block.rows, layer, solver)
  })
  const partOf = new Map(parts.flatMap((part) => part.cells.map((cell) => [cell, part] as const)))
  const part = (cell: number): PartAttack => partOf.get(cell) as PartAttack
  return {
    cells,
    sweep: async (step) => {
      let before = 0
      for (const one of parts) {
        await one.sweep((done) => step(before + done, cells.length))
        before += one.cells.length
      }
    },
    between: (cell, required) => part(cell).between(cell, required),
    knowing: (known, cell, required) => part(cell).knowing(known, cell, required),
    close: () => {
      for (const one of parts) one.close()
    },
  }
}

/** Parts of more hidden cells are attacked from table to table, since a program in whole numbers takes seconds there. */
const mostToTheEnds = 500

/** The layer with a table that agrees with what is printed: its own, where the file does not withhold it. */
const withTable = (layer: SystemLayer, cells: readonly number[], rows: readonly Row[], solver: Solver): SystemLayer => {
  const known = (cell: number) => layer.values[cell] ?? null
  if (cells.every((cell) => known(cell) !== null)) return layer
  const open = solver({ ...programOf(cells, rows, layer), whole: layer.integer })
  cells.forEach((cell, place) => {
    const value = known(cell)
    if (value !== null) open.setBounds(place, value, value)
  })
  const solution = open.solve()
  open.close()
  if (solution.status !== 'optimal' && solution.status !== 'feasible')
    throw new Error(`attack on layer ${layer.name}: ${solution.status}`)
  const values = [...layer.values]
  cells.forEach((cell, place) => {
    const value = solution.values[place] as number
    values[cell] = layer.integer ? Math.round(value) : value
  })
  return { ...layer, values }
}

/** What the printed members of a relation add to it: the parts, less the total. */
const printedSum = ({ cells, relations }: DisclosureSystem, layer: SystemLayer, at: number): number => {
  const { total, parts } = relations[at] as DisclosureSystem['relations'][number]
  const printed = (cell: number): number => {
    if (cells[cell]?.hidden) return 0
    const value = layer.values[cell]
    if (value === null || value === undefined)
      throw new Error(`cell ${cell} of layer ${layer.name} is neither printed nor hidden`)
    return value
  }
  return parts.reduce((sum, part) => sum + printed(part), -printed(total))
}
