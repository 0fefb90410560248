import type { Categories } from '../data/categories.ts'
import type { NamedValues } from './mean.ts'

/** What explains a response: a number, or the categories of a variable against its first one. */
export type Term =
  | { readonly kind: 'number'; readonly number: NamedValues }
  | { readonly kind: 'categories'; readonly categories: Categories }

/**
 * A column of the model. `variable` is null for the intercept; `category` is the code that an indicator stands for and
 * `against` that of the first category, which it is compared with.
 */
export type Regressor = {
  readonly variable: string | null
  readonly category: string | null
  readonly against: string | null
  readonly values: Float64Array
}

/**
 * The columns of a model: the intercept, then the numbers as they are and for every variable with categories an
 * indicator of each but the first among those that rows `inside` have. NaN where there is no answer.
 */
export const regressorsOf = (terms: readonly Term[], inside: Uint8Array): readonly Regressor[] => [
  { variable: null, category: null, against: null, values: new Float64Array(inside.length).fill(1) },
  ...terms.flatMap((term) =>
    term.kind === 'number' ? [numberColumn(term.number)] : indicators(term.categories, inside),
  ),
]

const numberColumn = ({ variable, values }: NamedValues): Regressor => ({
  variable,
  category: null,
  against: null,
  values,
})

const indicators = ({ variable, codes, categories }: Categories, inside: Uint8Array): readonly Regressor[] => {
  const used = new Set<number>()
  for (let row = 0; row < codes.length; row++) if (inside[row] === 1) used.add(codes[row] as number)
  const places = categories.map((_, place) => place + 1).filter((code) => used.has(code))
  const codeAt = (place: number | undefined): string | null => categories[(place ?? 0) - 1]?.code ?? null
  return places.slice(1).map((code) => ({
    variable,
    category: codeAt(code),
    against: codeAt(places[0]),
    values: Float64Array.from(codes, (own) => (own === 0 ? Number.NaN : own === code ? 1 : 0)),
  }))
}
