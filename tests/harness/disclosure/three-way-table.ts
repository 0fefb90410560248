import type { DisclosureSystem } from '../../../main/contract/disclosure-system.ts'
import { countSystem } from './systems.ts'

/**
 * Synthetic counts of municipality within department (8) by sex by fact, skewed as such tables are: what the yardsticks
 * of complementary suppression are measured on. Values below `threshold` are sensitive.
 */
export const threeWayTable = (options: {
  records: number
  municipalities: number
  facts: number
  seed: number
  threshold?: number
}): DisclosureSystem => {
  const threshold = options.threshold ?? 5
  const draw = mulberry(options.seed)
  const trees = [twoLevels(8, options.municipalities), oneLevel(2), oneLevel(options.facts)] as const
  const sizes = trees.map(({ length }) => length)
  const size = sizes.reduce((product, own) => product * own, 1)
  const at = (place: readonly number[]) =>
    ((place[0] as number) * (sizes[1] as number) + (place[1] as number)) * (sizes[2] as number) + (place[2] as number)
  const values = new Array<number>(size).fill(0)
  const leaves = trees.map((tree) => tree.flatMap(({ children }, node) => (children.length === 0 ? [node] : [])))
  const pick = (from: readonly number[], skew: number): number =>
    from[Math.min(from.length - 1, Math.floor(draw() ** skew * from.length))] as number
  for (let record = 0; record < options.records; record++) {
    const place = [pick(leaves[0] as number[], 2.2), pick(leaves[1] as number[], 1.1), pick(leaves[2] as number[], 2.5)]
    for (const a of upwards(trees[0], place[0] as number))
      for (const b of upwards(trees[1], place[1] as number))
        for (const c of upwards(trees[2], place[2] as number))
          values[at([a, b, c])] = (values[at([a, b, c])] as number) + 1
  }
  const relations: [total: number, parts: readonly number[]][] = []
  for (let cell = 0; cell < size; cell++) {
    const place = [
      Math.floor(cell / ((sizes[1] as number) * (sizes[2] as number))),
      Math.floor(cell / (sizes[2] as number)) % (sizes[1] as number),
      cell % (sizes[2] as number),
    ]
    trees.forEach((tree, dimension) => {
      const { children } = tree[place[dimension] as number] as Node
      if (children.length > 0)
        relations.push([cell, children.map((child) => at(place.map((own, d) => (d === dimension ? child : own))))])
    })
  }
  return countSystem(values, relations, { threshold })
}

type Node = { readonly parent: number; readonly children: readonly number[] }

const oneLevel = (leaves: number): readonly Node[] => [
  { parent: -1, children: Array.from({ length: leaves }, (_, leaf) => leaf + 1) },
  ...Array.from({ length: leaves }, () => ({ parent: 0, children: [] })),
]

const twoLevels = (groups: number, leaves: number): readonly Node[] => {
  const nodes: Node[] = [
    { parent: -1, children: Array.from({ length: groups }, (_, group) => 1 + group * (leaves + 1)) },
  ]
  for (let group = 0; group < groups; group++) {
    const own = nodes.length
    nodes.push({ parent: 0, children: Array.from({ length: leaves }, (_, leaf) => own + 1 + leaf) })
    for (let leaf = 0; leaf < leaves; leaf++) nodes.push({ parent: own, children: [] })
  }
  return nodes
}

const upwards = (tree: readonly Node[], node: number): number[] => {
  const path: number[] = []
  for (let at = node; at >= 0; at = (tree[at] as Node).parent) path.push(at)
  return path
}

/** Mulberry32: the stream that the yardstick tables were first drawn with. */
const mulberry = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let x = state
    x = Math.imul(x ^ (x >>> 15), x | 1)
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61)
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296
  }
}
