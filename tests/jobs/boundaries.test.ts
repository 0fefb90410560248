import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '../../main/engine/context.ts'
import { readBoundaries } from '../../main/files/geography/read-boundaries.ts'
import { sharedArcs, square } from '../harness/boundary-files.ts'
import { passphrase, resources, temporaryFolder, testEngine } from '../harness/engine.ts'
import { refusalOf } from '../harness/refusal.ts'

const { folder, remove } = temporaryFolder()
const engine: Engine = testEngine()
afterAll(async () => {
  await engine.close()
  remove()
})

const write = (name: string, content: unknown): string => {
  const file = join(folder, name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

const feature = (code: string, left: number) => ({
  type: 'Feature',
  properties: { codigo: code, nombre: `Municipio ${code}` },
  geometry: { type: 'Polygon', coordinates: [square(left)] },
})
const collection = {
  type: 'FeatureCollection',
  features: [feature('0101', -90), feature('0102', -89), feature('0103', -88)],
}

const topology = sharedArcs()

const codeOf = async (content: unknown): Promise<string> =>
  (await refusalOf(() => readBoundaries(write('cualquiera.json', content))))?.code ?? 'read'
const withGeometry = (geometry: unknown) => ({ type: 'FeatureCollection', features: [{ type: 'Feature', geometry }] })
const nested = (depth: number): string =>
  `${'{"type":"GeometryCollection","geometries":['.repeat(depth)}${']}'.repeat(depth)}`

describe('files of boundaries', () => {
  test('TopoJSON: arcs are joined, taken backwards where they say so, and turned for drawing on a sphere', async () => {
    const { features, format } = await readBoundaries(write('limites.topojson', topology))
    expect(format).toBe('topojson')
    expect(features.map(({ id, polygons }) => [id, polygons[0]?.[0]])).toEqual([
      [
        'a',
        [
          [-89, 13],
          [-90, 13],
          [-90, 14],
          [-89, 14],
          [-89, 13],
        ],
      ],
      [
        'b',
        [
          [-89, 13],
          [-89, 14],
          [-88, 14],
          [-88, 13],
          [-89, 13],
        ],
      ],
    ])
  })

  test('the shipped boundaries of El Salvador are read with their 14 departments', async () => {
    const { features } = await readBoundaries(join(resources, 'geography/SLV_adm1.topo.json'))
    expect(features.map(({ id }) => id)).toHaveLength(14)
  })

  test.each([
    ['no JSON', '{', 'boundaries.not-json'],
    ['another format', { type: 'Feature' }, 'boundaries.not-boundaries'],
    ['no areas', { type: 'FeatureCollection', features: [] }, 'boundaries.not-boundaries'],
    ['points', withGeometry({ type: 'Point', coordinates: [1, 2] }), 'boundaries.not-an-area'],
    ['an empty geometry', withGeometry(null), 'boundaries.not-an-area'],
    ['an open ring', withGeometry({ type: 'Polygon', coordinates: [square(-90).slice(1)] }), 'boundaries.broken-shape'],
    ['text for numbers', withGeometry({ type: 'Polygon', coordinates: [[['1', '2']]] }), 'boundaries.broken-shape'],
    ['metres', withGeometry({ type: 'Polygon', coordinates: [square(478_000)] }), 'boundaries.not-degrees'],
    ['an arc that is not there', { ...topology, arcs: [] }, 'boundaries.broken-shape'],
    ['two objects', { ...topology, objects: { a: {}, b: {} } }, 'boundaries.unknown-object'],
    [
      'an object named like a prototype',
      '{"type":"Topology","arcs":[],"objects":{"__proto__":{}}}',
      'boundaries.not-an-area',
    ],
    [
      'collections in collections',
      `{"type":"Topology","arcs":[],"objects":{"a":${nested(5000)}}}`,
      'boundaries.too-deep',
    ],
    ['lists in lists', '['.repeat(100_000), 'boundaries.too-deep'],
  ])('%s: refused as it should be', async (_, content, code) => {
    expect(await codeOf(content)).toBe(code)
  })

  test('a small file that asks for very many positions is refused before it has them', async () => {
    const arc = Array.from({ length: 20_000 }, (_, at) => [at % 2 === 0 ? 1 : -1, 0])
    const ring = Array.from({ length: 1000 }, (_, at) => (at % 2 === 0 ? 0 : -1))
    const geometries = [{ type: 'Polygon', id: 'a', arcs: [ring] }]
    const objects = { a: { type: 'GeometryCollection', geometries } }
    expect(await codeOf({ type: 'Topology', arcs: [arc], objects })).toBe('boundaries.too-many')
  })

  test('whatever stands in a file, it is read or refused with a code', async () => {
    const pieces = fc.constantFrom(
      '"arcs"',
      '"coordinates"',
      '[',
      ']',
      '{',
      '}',
      '0',
      '-1',
      '1e999',
      'null',
      '"Polygon"',
      ',',
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(collection, topology), fc.nat(), pieces, async (valid, at, piece) => {
        const text = JSON.stringify(valid)
        const place = at % text.length
        expect(typeof (await codeOf(text.slice(0, place) + piece + text.slice(place + 1)))).toBe('string')
      }),
      { numRuns: 150 },
    )
  })
})

describe('boundaries in a study', () => {
  beforeAll(async () => {
    write('municipios.geojson', collection)
    write('hogares.csv', `muni;peso\n${'101;1\n'.repeat(30)}${'102;1\n'.repeat(20)}${'999;1\n'.repeat(10)}`)
    const plan = write(
      'plan.yaml',
      `caracteriza: 1
study: { title: Hogares, window: { es: "2026" } }
sources: [{ dataset: hogares, format: csv, file: hogares.csv, options: { types: { muni: text } } }]
boundaries: [{ id: municipios, file: municipios.geojson, code: codigo, name: nombre, credit: Límites sintéticos }]
designs: [{ id: d, dataset: hogares }]
tables: [{ id: t, title: Hogares, design: d, statistic: count, by: [muni], unit: hogares, universe: Hogares }]
report: { sections: [{ title: Mapa, charts: [{ id: mapa, chart: map, table: t, boundaries: municipios }] }] }
`,
    )
    await engine.call('study.create', { folder: join(folder, 'e'), passphrase, person: 'Prueba', title: 'Prueba' })
    const { sources } = await engine.call('plan.load', { file: plan })
    for (const source of sources) await engine.call('data.import', { source, folder, reason: 'prueba' })
  })
  const bring = async () => {
    const { plan } = await engine.call('plan.describe', {})
    const [boundaries] = plan?.boundaries ?? []
    if (!boundaries) throw new Error('no boundaries')
    return engine.call('boundaries.import', { boundaries, folder })
  }

  test('are described, asked for by a map, brought in once and held against the data both ways', async () => {
    expect(await engine.call('boundaries.describe', { file: join(folder, 'municipios.geojson') })).toEqual({
      format: 'geojson',
      objects: [],
      areas: 3,
      hasIds: false,
      properties: [
        { name: 'codigo', values: 3, example: '0101' },
        { name: 'nombre', values: 3, example: 'Municipio 0101' },
      ],
    })
    await engine.call('plan.run', {})
    await expect(engine.call('report.preview', { language: 'es' })).rejects.toMatchObject({
      code: 'boundaries.not-imported',
      params: { boundaries: 'municipios' },
    })
    expect(await bring()).toEqual({ id: 'municipios', areas: 3, unchanged: false })
    expect(await bring()).toMatchObject({ unchanged: true })
    // "101" is "0101" without the zero that a spreadsheet took; "999" is nowhere.
    expect(
      await engine.call('boundaries.check', { boundaries: 'municipios', dataset: 'hogares', variable: 'muni' }),
    ).toEqual({
      matched: 2,
      onlyInData: ['999'],
      onlyInBoundaries: [{ code: '0103', name: 'Municipio 0103' }],
    })
  })

  test('are what the map is drawn on, with figures that have no area counted', async () => {
    await bring()
    const { tables } = await engine.call('plan.run', {})
    const { spec, kinds } = await engine.call('table.chart', { table: tables[0] as never, kind: 'map', language: 'es' })
    expect(kinds).toContain('map')
    const text = JSON.stringify(spec)
    expect(text).toContain('"id":"0101"')
    expect(text).toContain('Cifras sin área en el mapa: 1')
    expect(text).toContain('Límites sintéticos')
    const { html } = await engine.call('report.preview', { language: 'es' })
    expect(html).toContain('<svg')
  })
})
