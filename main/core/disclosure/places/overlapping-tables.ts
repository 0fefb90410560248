import type { Categories } from '../../data/categories.ts'
import { listName } from './code-lists.ts'
import { commonDimensions } from './common-dimensions.ts'
import { commonRefinement } from './common-refinement.ts'
import type { ListRelations } from './list-relations.ts'

type Dimensions = readonly Categories[]

/**
 * What tables about the same records tell together where their categories of a variable overlap: those by bands a+b, c and by a, b+c
 * the one by a, b and c, crossed with what else they have in common. Nobody prints it, but it follows from what is printed.
 * With it the tables it adds up to, where one is printed with finer categories of what they have in common.
 */
export const overlappingTables = (tables: readonly Dimensions[], relations: ListRelations): readonly Dimensions[] => {
  const { isOverlap, isWithin, rows } = relations
  /** The lists of all tables that are crossed with these categories or with finer ones. */
  const listsBeside = (common: Dimensions): Dimensions =>
    eachOnce(
      tables.flatMap((table) =>
        table.filter((list) => common.every((wide) => without(table, list).some((own) => isWithin(own, wide)))),
      ),
    )
  const overlapping = (lists: Dimensions, from: Categories): Dimensions => {
    const found = new Set([from])
    for (const own of found) for (const list of lists) if (isOverlap(own, list)) found.add(list)
    return [...found]
  }
  return pairsOf(tables).flatMap(([one, other]) =>
    one.flatMap((own) =>
      other
        .filter((list) => isOverlap(own, list))
        .flatMap((list) => {
          const common = commonDimensions(without(one, own, list), without(other, own, list), relations)
          const beside = listsBeside(common)
          const lists = overlapping(beside, beside.find((each) => listName(each) === listName(own)) as Categories)
          if (beside.some((fine) => lists.every((each) => isWithin(fine, each)))) return []
          const atoms = lists.reduce((refined, each) => commonRefinement(refined, each, rows))
          return [atoms, ...lists].map((each) => [...common, each])
        }),
    ),
  )
}

const pairsOf = <Item>(items: readonly Item[]): readonly (readonly [Item, Item])[] =>
  items.flatMap((one, at) => items.slice(at + 1).map((other) => [one, other] as const))

const without = (dimensions: Dimensions, ...left: Dimensions): Dimensions =>
  dimensions.filter(({ variable }) => left.every((own) => own.variable !== variable))

const eachOnce = (lists: Dimensions): Dimensions => [...new Map(lists.map((own) => [listName(own), own])).values()]
