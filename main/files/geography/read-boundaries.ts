import type { BoundarySpec } from '../../contract/boundaries.ts'
import { Failure } from '../../contract/failure.ts'
import { type Area, mergedAreas, type Polygon } from '../../core/geography/areas.ts'
import { readBoundaryJson } from './json.ts'
import { boundaryLimits } from './limits.ts'
import { isRecord, listIn, newBudget, polygonsOf, positionOf } from './shapes.ts'
import { arcReader } from './topojson-arcs.ts'

/** An area as the file has it. */
type Feature = {
  readonly id: string
  readonly properties: Readonly<Record<string, unknown>>
  readonly polygons: readonly Polygon[]
}

export type BoundaryFile = {
  readonly file: string
  readonly format: 'geojson' | 'topojson'
  readonly objects: readonly string[]
  readonly features: readonly Feature[]
}

/**
 * Reads a file of boundaries: a GeoJSON FeatureCollection or the object of a TopoJSON. Refused, with the number of the
 * area, are shapes that are no areas, that are broken, or whose coordinates are no degrees.
 */
export const readBoundaries = async (path: string, object?: string): Promise<BoundaryFile> => {
  const { file, value } = await readBoundaryJson(path)
  if (!isRecord(value)) throw new Failure('boundaries.not-boundaries', { file })
  if (value.type === 'Topology') return topojson(value, file, object)
  if (value.type !== 'FeatureCollection') throw new Failure('boundaries.not-boundaries', { file })
  const budget = newBudget(file)
  const features = areasIn(value.features, file).map((one, at) => {
    const feature = isRecord(one) ? one : {}
    const polygons = polygonsOf(
      feature.geometry,
      'coordinates',
      (ring, area) => listIn(ring, file, area).map((position) => positionOf(position, file, area)),
      at + 1,
      budget,
    )
    return { ...namesOf(feature), polygons }
  })
  return { file, format: 'geojson', objects: [], features }
}

const topojson = (topology: Record<string, unknown>, file: string, wanted: string | undefined): BoundaryFile => {
  const all = isRecord(topology.objects) ? topology.objects : {}
  const objects = Object.keys(all)
  const name = wanted ?? (objects.length === 1 ? objects[0] : undefined)
  const object = name !== undefined && Object.hasOwn(all, name) ? all[name] : undefined
  if (!isRecord(object)) throw new Failure('boundaries.unknown-object', { file, objects: objects.join(', ') })
  const budget = newBudget(file)
  const readRing = arcReader(topology, file)
  const geometries = object.type === 'GeometryCollection' ? object.geometries : [object]
  const features = areasIn(geometries, file).map((one, at) => ({
    ...namesOf(isRecord(one) ? one : {}),
    polygons: polygonsOf(one, 'arcs', readRing, at + 1, budget),
  }))
  return { file, format: 'topojson', objects, features }
}

const areasIn = (list: unknown, file: string): readonly unknown[] => {
  if (!Array.isArray(list) || list.length === 0) throw new Failure('boundaries.not-boundaries', { file })
  if (list.length > boundaryLimits.areas)
    throw new Failure('boundaries.too-many', { file, limit: boundaryLimits.areas })
  return list
}

const namesOf = ({ id, properties }: Record<string, unknown>): Pick<Feature, 'id' | 'properties'> => ({
  id: plainText(id),
  properties: isRecord(properties) ? properties : {},
})

const plainText = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''

/** The areas by the code that the plan names; those of the same code are one. */
export const areasOf = ({ file, features }: BoundaryFile, { code, name }: BoundarySpec): Area[] =>
  mergedAreas(
    features.map(({ id, properties, polygons }, at) => {
      const own = code === undefined ? id : propertyOf(properties, code)
      if (own === '') throw new Failure('boundaries.no-code', { file, area: at + 1, code: code ?? 'id' })
      return { code: own, name: name === undefined ? '' : propertyOf(properties, name), polygons }
    }),
  )

const propertyOf = (properties: Feature['properties'], name: string): string =>
  Object.hasOwn(properties, name) ? plainText(properties[name]) : ''

/** The properties of the areas with how many different values each has. */
export const propertiesOf = ({ features }: BoundaryFile) => {
  const names = new Set(features.flatMap(({ properties }) => Object.keys(properties)))
  return [...names].map((name) => {
    const values = features.map(({ properties }) => propertyOf(properties, name)).filter((text) => text !== '')
    return { name, values: new Set(values).size, example: values[0] ?? '' }
  })
}
