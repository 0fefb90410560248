/** The interactions of a log-linear model, as sets of lists with a bit each. Every list has its own effect besides. */
export type Interactions = readonly number[]

/**
 * All hierarchical models of so many lists: each has an effect of every list, and with an interaction all those inside
 * it (Bishop, Fienberg & Holland 1975, 6.4). The interaction of all lists is never in, since no data speak of it. Up to
 * four lists interactions reach one less than the lists: 1, 8 and 113 models; of five lists they stop at two, which is
 * 1,024 models, for those of three would make 6,893. The simplest come first.
 */
export const hierarchicalModels = (lists: number): readonly Interactions[] => {
  const order = Math.min(lists - 1, lists > 4 ? 2 : 3)
  const candidates = setsOf(lists).filter((set) => sizeOf(set) >= 2 && sizeOf(set) <= order)
  let models: Interactions[] = [[]]
  // Smaller sets come first, so that what an interaction needs has been decided when its turn comes.
  for (const set of candidates) {
    models = models.flatMap((model) => (partsIn(set, model) ? [model, [...model, set]] : [model]))
  }
  return models.sort((a, b) => a.length - b.length)
}

/** Sets of lists by their size, then in the order of the lists. */
const setsOf = (lists: number): readonly number[] =>
  Array.from({ length: 2 ** lists }, (_, set) => set).sort((a, b) => sizeOf(a) - sizeOf(b) || a - b)

const partsIn = (set: number, model: Interactions): boolean =>
  listsOf(set).every((list) => {
    const part = set & ~(1 << list)
    return sizeOf(part) < 2 || model.includes(part)
  })

/** Places of the lists in a set. */
export const listsOf = (set: number): readonly number[] =>
  Array.from({ length: 32 - Math.clz32(set) }, (_, list) => list).filter((list) => (set & (1 << list)) !== 0)

const sizeOf = (set: number): number => listsOf(set).length

/** The interactions that no other one of the model holds: by these a model is named. */
export const generatorsOf = (model: Interactions): Interactions =>
  model.filter((set) => !model.some((other) => other !== set && (other & set) === set))
