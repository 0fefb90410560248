import type { Categories } from './categories.ts'
import { codesFor } from './column.ts'

/** The same dimension with the categories alone at the places that `keeps` holds for; records of the others get code 0. */
export const keepCategories = (dimension: Categories, keeps: (place: number) => boolean): Categories => {
  const { variable, codes, categories } = dimension
  const kept = [...categories.keys()].filter(keeps)
  if (kept.length === categories.length) return dimension
  const translate = new Uint32Array(categories.length + 1)
  for (const [at, place] of kept.entries()) translate[place + 1] = at + 1
  const target = codesFor(kept.length, codes.length)
  for (let row = 0; row < codes.length; row++) target[row] = translate[codes[row] as number] as number
  return {
    variable,
    codes: target,
    categories: kept.map((place) => categories[place] as Categories['categories'][number]),
  }
}
