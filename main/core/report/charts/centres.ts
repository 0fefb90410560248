import type { Polygon, Position, Ring } from '../../geography/areas.ts'
import type { CountryGeography, Geography } from './geography.ts'

/**
 * The middle of every area by its id on the map: the centre of mass of its largest part, in degrees, as if the earth were
 * flat there. It may lie outside an area that bends.
 */
export const centresOf = (geography: Geography): ReadonlyMap<string, Position> =>
  new Map(
    ('areas' in geography ? geography.areas.map(({ code, polygons }) => [code, polygons] as const) : decoded(geography))
      .map(([id, polygons]) => [id, centreOf(polygons)] as const)
      .filter((own): own is readonly [string, Position] => own[1] !== null),
  )

const centreOf = (polygons: readonly Polygon[]): Position | null => {
  const rings = polygons.flatMap(([outer]) => (outer && outer.length > 3 ? [outer] : []))
  const [largest] = rings.map(massOf).sort((a, b) => b.size - a.size)
  return largest ? largest.centre : null
}

/** Size and centre of mass of a ring by the shoelace formula; a ring without a size has the mean of its corners. */
const massOf = (ring: Ring): { readonly size: number; readonly centre: Position } => {
  let [doubled, x, y] = [0, 0, 0]
  for (let at = 0; at + 1 < ring.length; at++) {
    const [[fromX, fromY], [toX, toY]] = [ring[at] as Position, ring[at + 1] as Position]
    const cross = fromX * toY - toX * fromY
    doubled += cross
    x += (fromX + toX) * cross
    y += (fromY + toY) * cross
  }
  if (doubled !== 0) return { size: Math.abs(doubled) / 2, centre: [x / (3 * doubled), y / (3 * doubled)] }
  const mean = (axis: 0 | 1) => ring.reduce((sum, position) => sum + position[axis], 0) / ring.length
  return { size: 0, centre: [mean(0), mean(1)] }
}

type Topology = {
  readonly arcs: readonly (readonly (readonly number[])[])[]
  readonly transform?: { readonly scale: readonly number[]; readonly translate: readonly number[] }
  readonly objects: {
    readonly adm1: {
      readonly geometries: readonly {
        readonly id: string
        readonly type: string
        readonly arcs: readonly (readonly (number | readonly number[])[])[]
      }[]
    }
  }
}

/** The polygons of a TopoJSON by id: arcs are joined, turned round where their number is negative (TopoJSON 1, 2.1.4). */
const decoded = ({ topology }: CountryGeography): (readonly [string, readonly Polygon[]])[] => {
  const { arcs, transform, objects } = topology as unknown as Topology
  const lines = arcs.map((arc) => positionsOf(arc, transform))
  const ringOf = (numbers: readonly number[]): Ring =>
    numbers.flatMap((number) => (number < 0 ? [...(lines[~number] ?? [])].reverse() : (lines[number] ?? [])))
  return objects.adm1.geometries.map(({ id, type, arcs: own }) => {
    const polygons =
      type === 'Polygon'
        ? [own as readonly (readonly number[])[]]
        : (own as readonly (readonly (readonly number[])[])[])
    return [id, polygons.map((rings) => rings.map(ringOf))]
  })
}

/** The positions of an arc: of a quantised topology the steps from one to the next, scaled. */
const positionsOf = (arc: readonly (readonly number[])[], transform: Topology['transform']): readonly Position[] => {
  if (!transform) return arc.map(([x = 0, y = 0]) => [x, y])
  const [[scaleX = 1, scaleY = 1], [left = 0, bottom = 0]] = [transform.scale, transform.translate]
  let [x, y] = [0, 0]
  return arc.map(([stepX = 0, stepY = 0]) => {
    x += stepX
    y += stepY
    return [x * scaleX + left, y * scaleY + bottom]
  })
}
