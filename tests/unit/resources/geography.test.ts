import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadCodelists } from '../../../main/files/codelists.ts'
import { boundariesOf, countries } from '../../../resources/geography/build.ts'
import { resources } from '../../harness/sample-study.ts'

type Position = readonly [number, number]
type Unit = {
  readonly type: 'Polygon' | 'MultiPolygon'
  readonly id: string
  readonly arcs: readonly (readonly number[])[] | readonly (readonly (readonly number[])[])[]
  readonly properties: { readonly code: string; readonly name: string; readonly iso3: string }
}
type Topology = {
  readonly arcs: readonly (readonly Position[])[]
  readonly objects: { readonly adm1: { readonly geometries: readonly Unit[] } }
}

describe.each(countries)('boundaries of %s', (country) => {
  const read = () => readFile(join(resources, `geography/${country}_adm1.topo.json`), 'utf8')
  const topology = async (): Promise<Topology> => JSON.parse(await read())

  it('are what the script makes of the package', async () => {
    expect(await read()).toBe(await boundariesOf(country, resources, join(resources, '../node_modules')))
  })

  it('have the units of the code list, with its codes and names', async () => {
    const list = loadCodelists(resources).get(`geography-${country.toLowerCase()}`)
    const units = (await topology()).objects.adm1.geometries
    const ofUnits = units.map(({ properties }) => [properties.code, properties.name]).sort()
    expect(ofUnits).toEqual(list?.categories.map(({ code, label }) => [code, label.es]).sort())
    expect(units.every(({ id, properties }) => id === country + properties.code)).toBe(true)
  })

  it('close every ring and use every arc', async () => {
    const { arcs, objects } = await topology()
    const lines = arcs.map(absolute)
    const rings = objects.adm1.geometries.flatMap(ringsOf)
    const used = new Set(rings.flat().map((arc) => (arc < 0 ? ~arc : arc)))
    expect(used.size).toBe(arcs.length)
    const open = rings.filter((ring) => {
      const ends = ring.map((arc) => endsOf(lines, arc))
      return ends.some(([, end], i) => String(end) !== String(ends[(i + 1) % ends.length]?.[0]))
    })
    expect(open).toEqual([])
  })
})

const ringsOf = ({ type, arcs }: Unit): readonly (readonly number[])[] =>
  (type === 'Polygon' ? arcs : arcs.flat()) as readonly (readonly number[])[]

/** Arcs are kept as steps from one point to the next. */
const absolute = (steps: readonly Position[]): Position[] => {
  let [x, y] = [0, 0]
  return steps.map(([dx, dy]): Position => {
    x += dx
    y += dy
    return [x, y]
  })
}

/** An arc `~i` is arc i walked backwards. */
const endsOf = (lines: readonly (readonly Position[])[], arc: number): [start: Position, end: Position] => {
  const line = lines[arc < 0 ? ~arc : arc] as readonly Position[]
  const ends: [Position, Position] = [line[0] as Position, line.at(-1) as Position]
  return arc < 0 ? [ends[1], ends[0]] : ends
}
