import type { Localized } from '../../contract/text.ts'
import { categoriesOf } from '../data/categories.ts'
import { type Frame, variableOf } from '../data/frame.ts'

/** Records that a row of a part counts. */
export type Group<Item> = {
  readonly label: string | Localized
  /** Of a category; items without an answer have none. */
  readonly code?: string
  readonly items: readonly Item[]
}

/** The items by the categories of a variable, in its order, places without any left out; those without one come last. */
export const groupsBy = <Item extends { readonly row: number }>(
  items: readonly Item[],
  frame: Frame,
  variable: string,
): readonly Group<Item>[] => {
  const { codes, categories } = categoriesOf(frame, variable)
  const ofPlace = (place: number) => items.filter(({ row }) => codes[row] === place)
  const missing = ofPlace(0)
  const groups = categories.map(({ code, label }, place) => ({
    label: readable(label ?? code),
    code,
    items: ofPlace(place + 1),
  }))
  const isPlace = variableOf(frame, variable).kind === 'geography'
  return [
    ...groups.filter(({ items: own }) => !isPlace || own.length > 0),
    ...(missing.length > 0 ? [{ label: 'noAnswer', items: missing }] : []),
  ]
}

/** A label stands beside words of the program in one column, which a bare text would be taken for. */
export const readable = (label: Localized): Localized => (typeof label === 'string' ? { es: label, en: label } : label)
