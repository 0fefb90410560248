export type Position = readonly [longitude: number, latitude: number]
export type Ring = readonly Position[]
export type Polygon = readonly Ring[]

/** An area of the surface of the earth with the code that the data have of it. */
export type Area = { readonly code: string; readonly name: string; readonly polygons: readonly Polygon[] }

/**
 * A polygon with its rings the way round that drawing on a sphere asks for: the outer one clockwise, holes the other
 * way, else all of the world but the area would be filled. GeoJSON (RFC 7946) has it the other way round, and older
 * files have it either way. By the shoelace formula on degrees, which holds for areas smaller than a hemisphere.
 */
export const turned = (polygon: Polygon): Polygon =>
  polygon.map((ring, at) => (isClockwise(ring) === (at === 0) ? ring : [...ring].reverse()))

const isClockwise = (ring: Ring): boolean => {
  let doubled = 0
  for (let at = 0; at + 1 < ring.length; at++) {
    const [[x, y], [nextX, nextY]] = [ring[at] as Position, ring[at + 1] as Position]
    doubled += (nextX - x) * (nextY + y)
  }
  return doubled > 0
}

/** Areas of the same code (a country and its islands) as one, in the order of the first. */
export const mergedAreas = (areas: readonly Area[]): Area[] => {
  const merged = new Map<string, Area>()
  for (const area of areas) {
    const known = merged.get(area.code)
    merged.set(area.code, known ? { ...known, polygons: [...known.polygons, ...area.polygons] } : area)
  }
  return [...merged.values()]
}
