import type { Category } from '../../contract/codebook.ts'
import { Failure } from '../../contract/failure.ts'
import type { CategoryMerge } from '../../contract/table.ts'
import { inLanguage, type Localized, languages } from '../../contract/text.ts'
import type { Categories } from './categories.ts'
import { codesFor } from './column.ts'

/**
 * The same dimension with some of its categories taken together. A merged category stands where the first of its parts
 * stood; its code is theirs joined by `+`, its label its own or theirs joined by ` + `, in the order the merge names
 * them. Missing answers stay missing. Refuses a code that is no category of the variable.
 */
export const mergeCategories = (dimension: Categories, merges: readonly CategoryMerge[]): Categories => {
  const { variable, categories } = dimension
  const placeOf = new Map(categories.map(({ code }, place) => [code, place]))
  const headOf = categories.map((_, place) => place)
  for (const { codes } of merges) {
    const places = codes.map((code) => {
      const place = placeOf.get(code)
      if (place === undefined) throw new Failure('table.merge-unknown-category', { variable, category: code })
      return place
    })
    const head = Math.min(...places)
    for (const place of places) headOf[place] = head
  }
  const merged: Category[] = []
  const target = [0]
  for (const [place, head] of headOf.entries()) {
    const category = categories[place] as Category
    if (head === place) merged.push(merges.some(holds(category)) ? whole(category, categories, merges) : category)
    target.push(head === place ? merged.length : (target[head + 1] as number))
  }
  const codes = codesFor(merged.length, dimension.codes.length)
  for (let row = 0; row < codes.length; row++) codes[row] = target[dimension.codes[row] as number] as number
  return { variable, codes, categories: merged }
}

const holds =
  ({ code }: Category) =>
  ({ codes }: CategoryMerge): boolean =>
    codes.includes(code)

/** The merged category that a category is part of. */
const whole = (part: Category, categories: readonly Category[], merges: readonly CategoryMerge[]): Category => {
  const { codes, label } = merges.find(holds(part)) as CategoryMerge
  const parts = codes.map((code) => categories.find((category) => category.code === code) as Category)
  return { code: codes.join('+'), label: label ?? joinedLabel(parts) }
}

/** The labels of the parts, in every language that one of them has. */
const joinedLabel = (parts: readonly Category[]): Localized => {
  const joined = languages.map((language) => [
    language,
    parts.map(({ code, label }) => inLanguage(label, language) || code).join(' + '),
  ])
  return Object.fromEntries(joined) as Localized
}
