export type CoarseWeights = { readonly weights: Float64Array; readonly classes: number }

/** Classes are at least so wide: the end over the beginning. Narrower ones would tell apart the places that weights were fitted to. */
const leastWidth = 1.1

/**
 * Weights in classes of neighbours, each at least a tenth wide and of at least k households, replaced by the mean of their
 * class; fewer households join the class that is nearer. The sum stays, equal weights stay equal, and where weights lie
 * close none moves by more than a tenth. Weights that the fitting made unlike all others no longer name a record.
 */
export const coarseWeights = (weights: Float64Array, households: readonly number[], k: number): CoarseWeights => {
  const classes = classesOf(weights, households, k)
  const coarse = new Float64Array(weights.length)
  for (const alike of classes) {
    // Summed in the order of the weights, whatever order the records have.
    const sum = alike.reduce((total, { weight, rows }) => total + weight * rows.length, 0)
    const records = alike.reduce((total, { rows }) => total + rows.length, 0)
    for (const { weight, rows } of alike) {
      for (const row of rows) coarse[row] = alike.length === 1 ? weight : sum / records
    }
  }
  return { weights: coarse, classes: classes.length }
}

type Alike = { readonly weight: number; readonly rows: readonly number[] }

const classesOf = (weights: Float64Array, households: readonly number[], k: number): Alike[][] => {
  const classes: Alike[][] = []
  let open: Alike[] = []
  let found = new Set<number>()
  for (const alike of inOrder(weights)) {
    const beginning = open[0]?.weight ?? alike.weight
    if (alike.weight > leastWidth * beginning) {
      const isNearerBelow = beginning / lastOf(classes.at(-1)) < alike.weight / lastOf(open)
      if (found.size >= k) classes.push(open)
      else if (isNearerBelow) classes.at(-1)?.push(...open)
      if (found.size >= k || isNearerBelow) {
        open = []
        found = new Set()
      }
    }
    open.push(alike)
    for (const row of alike.rows) found.add(households[row] as number)
  }
  return found.size >= k ? [...classes, open] : [...classes.slice(0, -1), [...(classes.at(-1) ?? []), ...open]]
}

/** The weight at the end of a class; of none, one to which nothing is near. */
const lastOf = (alike: readonly Alike[] | undefined): number => alike?.at(-1)?.weight ?? 0

const inOrder = (weights: Float64Array): readonly Alike[] =>
  [...Map.groupBy(weights.keys(), (row) => weights[row] as number)]
    .map(([weight, rows]) => ({ weight, rows }))
    .sort((one, other) => one.weight - other.weight)
