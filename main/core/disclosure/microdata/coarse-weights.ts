export type CoarseWeights = { readonly weights: Float64Array; readonly classes: number }

/** More classes than this would tell apart the places that weights were fitted to. */
const mostClasses = 20

/**
 * Weights in at most twenty classes of neighbours, each of at least k households, replaced by the mean of their class:
 * the sum stays, and equal weights stay equal. Weights that the fitting made unlike all others no longer name a record.
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
  const least = weights.length / mostClasses
  const classes: Alike[][] = []
  let open: Alike[] = []
  let records = 0
  let found = new Set<number>()
  for (const alike of inOrder(weights)) {
    open.push(alike)
    records += alike.rows.length
    for (const row of alike.rows) found.add(households[row] as number)
    if (records < least || found.size < k) continue
    classes.push(open)
    open = []
    records = 0
    found = new Set()
  }
  if (open.length > 0) classes.push([...(classes.pop() ?? []), ...open])
  return classes
}

const inOrder = (weights: Float64Array): readonly Alike[] =>
  [...Map.groupBy(weights.keys(), (row) => weights[row] as number)]
    .map(([weight, rows]) => ({ weight, rows }))
    .sort((one, other) => one.weight - other.weight)
