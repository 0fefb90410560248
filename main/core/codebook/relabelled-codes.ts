import type { Category } from '../../contract/codebook.ts'
import type { RelabelledCode } from '../../contract/codebook-commands.ts'
import { textsOf } from './category-texts.ts'

/** A variable with its categories, whatever else is known of it. */
type Labelled = { readonly name: string; readonly categories: readonly Category[] }

/**
 * The codes that a file labels and that are told by another label, in the order of the file: with the same numbers they then
 * say something else. `told` are the same variables as the plan tells them. Labels differ when they share their text in no
 * language, as `textsOf` compares it; a code without a label on either side differs from nothing.
 */
export const relabelledCodes = (inFile: readonly Labelled[], told: readonly Labelled[]): RelabelledCode[] => {
  const byName = new Map(told.map(({ name, categories }) => [name, categories]))
  return inFile.flatMap(({ name, categories }) => {
    const own = byName.get(name) ?? []
    // Of what the plan leaves as it is nothing differs, also where a file labels a code twice.
    if (own === categories) return []
    const others = new Map(own.map((category) => [category.code, category]))
    return categories.flatMap((category) => {
      const other = others.get(category.code)
      if (category.label === undefined || other?.label === undefined || saysTheSame(category, other)) return []
      return [{ variable: name, code: category.code, inFile: category.label, inPlan: other.label }]
    })
  })
}

const saysTheSame = (one: Category, other: Category): boolean => {
  const [here, there] = [textsOf(one), textsOf(other)]
  return here.length === 0 || there.length === 0 || here.some((text) => there.includes(text))
}
