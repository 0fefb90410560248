import { Failure } from '../../contract/failure.ts'
import { type Polygon, type Position, type Ring, turned } from '../../core/geography/areas.ts'
import { boundaryLimits } from './limits.ts'

/** Counts what a file holds, over all of its areas. */
export type Budget = { readonly file: string; positions: number; rings: number }

export const newBudget = (file: string): Budget => ({ file, positions: 0, rings: 0 })

/** How the rings of a format are written: as positions, or as arcs that several areas share. */
export type RingReader = (ring: unknown, area: number, budget: Budget) => Ring

/** The polygons of a geometry, those of collections in it included. Lines and points are no areas and are refused. */
export const polygonsOf = (
  geometry: unknown,
  part: 'coordinates' | 'arcs',
  readRing: RingReader,
  area: number,
  budget: Budget,
): Polygon[] => {
  const { file } = budget
  if (!isRecord(geometry)) throw new Failure('boundaries.not-an-area', { file, area })
  const polygon = (rings: unknown): Polygon => {
    const read = listIn(rings, file, area).map((ring) => {
      if (++budget.rings > boundaryLimits.rings)
        throw new Failure('boundaries.too-many', { file, limit: boundaryLimits.rings })
      return checkedRing(readRing(ring, area, budget), area, budget)
    })
    if (read.length === 0) throw new Failure('boundaries.broken-shape', { file, area })
    return turned(read)
  }
  switch (geometry.type) {
    case 'Polygon':
      return [polygon(geometry[part])]
    case 'MultiPolygon':
      return listIn(geometry[part], file, area).map(polygon)
    case 'GeometryCollection':
      // The depth of the file is capped, and with it that of this recursion.
      return listIn(geometry.geometries, file, area).flatMap((one) => polygonsOf(one, part, readRing, area, budget))
    default:
      throw new Failure('boundaries.not-an-area', { file, area })
  }
}

/** A ring is closed, has at least three corners, and its positions are degrees. */
const checkedRing = (ring: Ring, area: number, budget: Budget): Ring => {
  const { file } = budget
  budget.positions += ring.length
  if (budget.positions > boundaryLimits.positions)
    throw new Failure('boundaries.too-many', { file, limit: boundaryLimits.positions })
  const [first, last] = [ring[0], ring.at(-1)]
  if (ring.length < 4 || !first || !last || first[0] !== last[0] || first[1] !== last[1])
    throw new Failure('boundaries.broken-shape', { file, area })
  for (const [longitude, latitude] of ring)
    if (!(Math.abs(longitude) <= 180.000001 && Math.abs(latitude) <= 90.000001))
      throw new Failure('boundaries.not-degrees', { file, area })
  return ring
}

/** A position of GeoJSON; a height is left out. */
export const positionOf = (position: unknown, file: string, area: number): Position => {
  if (!Array.isArray(position)) throw new Failure('boundaries.broken-shape', { file, area })
  const [longitude, latitude] = position as unknown[]
  if (typeof longitude !== 'number' || typeof latitude !== 'number')
    throw new Failure('boundaries.broken-shape', { file, area })
  return [longitude, latitude]
}

export const listIn = (value: unknown, file: string, area: number): readonly unknown[] => {
  if (!Array.isArray(value)) throw new Failure('boundaries.broken-shape', { file, area })
  return value
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
