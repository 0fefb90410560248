import type { DisclosureSystem } from '../../../main/contract/disclosure-system.ts'
import { randomStream } from '../../../main/core/numerics/random.ts'
import { countSystem } from './systems.ts'

type Tree = {
  readonly parents: readonly number[]
  readonly leaves: readonly number[]
  readonly children: readonly (readonly number[])[]
}

/**
 * A random system of linked tables of counts: 1 to 4 dimensions, some with two levels, one or two tables over subsets of
 * the dimensions beside the whole, skewed values with zeros and single households, of at most `largest` cells.
 */
export const randomSystem = (seed: number, largest: number): DisclosureSystem => {
  const random = randomStream(seed)
  const draw = (below: number) => random.integer(below)
  for (;;) {
    const trees = Array.from({ length: 1 + draw(4) }, () => randomTree(draw))
    const size = trees.reduce((product, { parents }) => product * parents.length, 1)
    if (size <= largest && size > 3) return systemOf(trees, draw, random.uniform)
  }
}

const randomTree = (draw: (below: number) => number): Tree => {
  const groups = 2 + draw(5)
  const parents = [-1]
  const leaves: number[] = []
  for (let group = 0; group < groups; group++) {
    const own = parents.length
    parents.push(0)
    const below = draw(3) === 0 ? 2 + draw(4) : 0
    if (below === 0) leaves.push(own)
    for (let leaf = 0; leaf < below; leaf++) {
      leaves.push(parents.length)
      parents.push(own)
    }
  }
  const children = parents.map((_, node) => parents.flatMap((parent, at) => (parent === node ? [at] : [])))
  return { parents, leaves, children }
}

const systemOf = (trees: readonly Tree[], draw: (below: number) => number, uniform: () => number): DisclosureSystem => {
  const sizes = trees.map(({ parents }) => parents.length)
  const size = sizes.reduce((product, own) => product * own, 1)
  const values = new Array<number>(size).fill(0)
  const threshold = 3 + draw(3)
  const skew = 0.5 + 3 * uniform()
  const records = Math.max(5, Math.floor(size * uniform() * 3))
  for (let record = 0; record < records; record++) {
    const places = trees.map(({ leaves, parents }) =>
      upwards(parents, leaves[Math.floor(uniform() ** skew * leaves.length)] as number),
    )
    for (const at of crossing(places, sizes)) values[at] = (values[at] as number) + 1
  }
  const relations: [total: number, parts: readonly number[]][] = []
  for (let cell = 0; cell < size; cell++) {
    let [rest, stride] = [cell, 1]
    for (const [dimension, { children }] of trees.entries()) {
      const node = rest % (sizes[dimension] as number)
      rest = Math.floor(rest / (sizes[dimension] as number))
      const below = children[node] as readonly number[]
      if (below.length > 0) relations.push([cell, below.map((child) => cell + (child - node) * stride)])
      stride *= sizes[dimension] as number
    }
  }
  return countSystem(values, relations, { threshold })
}

const upwards = (parents: readonly number[], from: number): readonly number[] => {
  const path: number[] = []
  for (let node = from; node >= 0; node = parents[node] as number) path.push(node)
  return path
}

/** The cells of all combinations of places. */
const crossing = (places: readonly (readonly number[])[], sizes: readonly number[]): readonly number[] => {
  let cells = [0]
  let stride = 1
  places.forEach((own, dimension) => {
    cells = cells.flatMap((cell) => own.map((place) => cell + place * stride))
    stride *= sizes[dimension] as number
  })
  return cells
}
