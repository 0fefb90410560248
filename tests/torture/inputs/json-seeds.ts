import { createHash } from 'node:crypto'
import type { DisclosureSystem } from '../../../main/contract/disclosure-system.ts'
import type { Manifest } from '../../../main/contract/release.ts'
import { manifestText } from '../../../main/engine/release/manifest.ts'
import { systemText } from '../../../main/files/disclosure-system-json.ts'
import { sharedArcs, square } from '../../harness/boundary-files.ts'

/** Small good files in JSON, for mutations. All of them invented. */

const inJson = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value))

export const geojsonSeeds = (): Uint8Array[] => {
  const feature = (codigo: string, geometry: object): object => ({
    type: 'Feature',
    properties: { codigo, nombre: `Municipio ${codigo}` },
    geometry,
  })
  return [
    inJson({
      type: 'FeatureCollection',
      features: [
        feature('0101', { type: 'Polygon', coordinates: [square(-90)] }),
        feature('0102', { type: 'MultiPolygon', coordinates: [[square(-89)], [square(-87)]] }),
      ],
    }),
  ]
}

export const topojsonSeeds = (): Uint8Array[] => [inJson(sharedArcs({ properties: { nombre: 'A' } }))]

export const systemSeeds = (): Uint8Array[] => {
  const table = (values: number[]): DisclosureSystem => ({
    format: 'caracteriza-disclosure-system',
    version: 1,
    cells: values.map((value, at) => ({
      id: `c${at}`,
      sensitive: value === 2,
      fixed: false,
      hidden: value === 2,
      contributors: value,
    })),
    // Two rows of three with their margins: rows 0–2 and 4–6, sums of rows 3 and 7, of columns 8–10, of all 11.
    relations: [
      { total: 3, parts: [0, 1, 2] },
      { total: 7, parts: [4, 5, 6] },
      ...[0, 1, 2].map((column) => ({ total: 8 + column, parts: [column, 4 + column] })),
      { total: 11, parts: [8, 9, 10] },
      { total: 11, parts: [3, 7] },
    ],
    layers: [
      {
        name: 'n',
        integer: true,
        values,
        lower: values.map(() => 0),
        required: [{ cell: 0, low: 1, high: 4 }],
        intervals: [],
      },
    ],
  })
  return [Buffer.from(systemText(table([2, 20, 30, 52, 15, 9, 40, 64, 17, 29, 70, 116])))]
}

export const referenceSeeds = (): Uint8Array[] => [
  inJson({
    dataset: 'hogares',
    csv: 'hogares.csv',
    n_rows: 2,
    columns: [{ name: 'edad', type: 'numeric', levels: null }],
    designs: { d: { type: 'linearized', ids: ['upm'], steps: [{ op: 'trimWeights', upper: 3, strict: false }] } },
    cases: [{ id: 'c1', kind: 'mean', design: 'd', variable: 'edad', estimate: 1.5, tol_rel: 1e-9, tol_abs: 0 }],
  }),
]

/** The public key that goes with the private key of 32 bytes of 7, in SPKI. */
const signingKey = 'MCowBQYDK2VwAyEA6kpsY+KcUgq+9VB7Ey7F+ZVHdq6+vnuSQh7qaRRG0iw='
const hash = createHash('sha256').update('prueba').digest('hex')

export const manifestSeeds = (): Uint8Array[] => {
  const signed = { signingKey, signature: '0'.repeat(128) }
  const manifest: Manifest = {
    caracteriza: 'release',
    format: 1,
    program: 'Caracteriza 0',
    study: '123e4567-e89b-42d3-a456-426614174000',
    title: { es: 'Prueba', en: 'Trial' },
    number: 1,
    madeAt: '2026-01-01T00:00:00.000Z',
    mode: 'alone',
    head: { position: 3, hash },
    items: [{ kind: 'table', id: 't1', fingerprint: hash, protection: hash, mode: 'alone', approvals: [signed] }],
    files: [{ path: 'tablas/t1.csv', bytes: 10, sha256: hash }],
    signed,
  }
  return [Buffer.from(manifestText(manifest))]
}
