import type { Categories } from '../../data/categories.ts'
import { codesFor } from '../../data/column.ts'
import type { Frame } from '../../data/frame.ts'
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
  const keeps = (at: number): boolean => inside[at + 1] === 1 || outside[at + 1] === 0
  if (categories.every((_, at) => keeps(at))) return dimension
  const kept = categories.filter((_, at) => keeps(at))
  const place = new Map(kept.map(({ code }, at) => [code, at + 1]))
  const translate = Uint32Array.from([0, ...categories.map(({ code }) => place.get(code) ?? 0)])
  const target = codesFor(kept.length, codes.length)
  for (let row = 0; row < codes.length; row++) target[row] = translate[codes[row] as number] as number
  return { variable, codes: target, categories: kept }
}
