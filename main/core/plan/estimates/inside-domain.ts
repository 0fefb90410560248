import type { Categories } from '../../data/categories.ts'
import type { Frame } from '../../data/frame.ts'
import { keepCategories } from '../../data/keep-categories.ts'
import { readFormula } from '../../derivation/formula.ts'

/**
 * The dimension without the categories that the table's own domain rules out: those whose records are all outside of a
 * domain that is told by this very variable. A category without any record stays, because a zero says something then.
 */
export const insideDomain = (
  dimension: Categories,
  frame: Frame,
  where: string | undefined,
  domain: Uint8Array | undefined,
): Categories => {
  const { variable, codes, categories } = dimension
  if (where === undefined || !domain || !readFormula(where, frame).variables.includes(variable)) return dimension
  const inside = new Uint8Array(categories.length + 1)
  const outside = new Uint8Array(categories.length + 1)
  for (let row = 0; row < codes.length; row++) (domain[row] ? inside : outside)[codes[row] as number] = 1
  return keepCategories(dimension, (place) => inside[place + 1] === 1 || outside[place + 1] === 0)
}
