import type { Categories } from '../../data/categories.ts'
import { widestLists } from './code-lists.ts'
import { linkUniverses, type NestedUniverses } from './link-universes.ts'
import { contradicts, keyOf, placeList } from './place-list.ts'
import { refinement } from './refinement.ts'
import { sumList } from './sum-list.ts'
import type { Tally } from './tally.ts'
import { forEachCell } from './tally-cells.ts'
import type { Resolved } from './universes.ts'

/** Gathers places, each once, and the relations between them. `amountNames` are the amounts that places hold, in order. */
export const placeBuilder = (amountNames: readonly string[]) => {
  const list = placeList()
  const sums = sumList(list)
  const { places, find } = list

  return {
    add: ({ universe, codes: outer }: Resolved, own: Tally, dimensions: readonly Categories[]): void => {
      forEachCell(own, dimensions, (cell, codes) => {
        if (contradicts(outer, codes)) return
        const all = new Map([...outer, ...codes])
        list.put({
          id: keyOf(universe, all),
          universe,
          codes: all,
          n: own.n[cell] as number,
          households: own.households[cell] as number,
          amounts: amountNames.map((name) => own.amounts.get(name)?.[cell] as number),
          rest: false,
        })
      })
    },
    /**
     * Every cell of a margin is the sum over the dimension that it leaves out. What no table prints side by side says nothing of a
     * row being in one category.
     */
    relate: (resolved: Resolved, own: Tally, dimensions: readonly Categories[], isPrinted: boolean): void => {
      for (const left of own.variables) {
        const categories = dimensions.find(({ variable }) => variable === left)?.categories ?? []
        const seen = new Set<number>()
        forEachCell(own, dimensions, (_, codes) => {
          const margin = new Map([...codes].filter(([variable]) => variable !== left))
          const total = find(resolved, margin)
          if (total < 0 || seen.has(total)) return
          seen.add(total)
          const parts = categories.map(({ code }) => find(resolved, new Map([...margin, [left, code]])))
          sums.relate(total, parts, isPrinted ? left : null, left)
        })
      }
    },
    link: (nested: NestedUniverses): void => linkUniverses(list, sums, nested),
    /** Cells of a part of a table are those of the table. */
    equate: (inner: Resolved, outer: Resolved, own: Tally, dimensions: readonly Categories[]): void =>
      forEachCell(own, dimensions, (_, codes) => sums.relate(find(outer, codes), [find(inner, codes)], null, '')),
    /** Places of coarse categories are sums over finer ones. */
    refine: (dimensions: readonly Categories[], rows: number): void => {
      const lists = widestLists(dimensions)
      for (const coarse of lists)
        for (const fine of lists) {
          const parents = coarse === fine ? undefined : refinement(fine, coarse, rows)
          if (parents) sumUp(coarse.variable, fine.variable, parents)
        }
    },
    find,
    done: () => ({ places, relations: sums.relations() }),
  }

  function sumUp(coarse: string, fine: string, parents: ReadonlyMap<string, string>): void {
    for (const [total, place] of [...places.entries()]) {
      const code = place.codes.get(coarse)
      const isFiner = coarse !== fine && place.codes.has(fine)
      if (code === undefined || isFiner || !list.isTold(total)) continue
      const others = [...place.codes].filter(([variable]) => variable !== coarse)
      const children = [...parents].filter(([, parent]) => parent === code)
      const parts = children
        .map(([child]) => list.at(place.universe, new Map([...others, [fine, child]])))
        .filter((part) => part >= 0)
      if (parts.length === 0 || parts.includes(total)) continue
      if (parts.length === children.length) sums.relate(total, parts, null, `${fine} in ${coarse}`)
      else sums.relateToOthers(total, parts)
    }
  }
}
