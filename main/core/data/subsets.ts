/** Every choice of some of the items, none and all of them too, in their order; the first comes and goes fastest. */
export const subsetsOf = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  Array.from({ length: 2 ** items.length }, (_, choice) => items.filter((_, at) => (choice & (1 << at)) !== 0))
