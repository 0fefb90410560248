import { basename, dirname } from 'node:path'
import { BoundarySpec } from '../../../main/contract/boundaries.ts'
import { Failure } from '../../../main/contract/failure.ts'
import { manifestFile } from '../../../main/contract/release.ts'
import { protectSystem } from '../../../main/core/disclosure/suppression/protect-system.ts'
import { turned } from '../../../main/core/geography/areas.ts'
import { proofOf } from '../../../main/engine/release/proof.ts'
import { readSystem } from '../../../main/files/disclosure-system-json.ts'
import { areasOf, propertiesOf, readBoundaries } from '../../../main/files/geography/read-boundaries.ts'
import { readReferenceSet } from '../../../main/files/reference/read-reference.ts'
import { highsSolver } from '../../../main/solver/highs.ts'
import type { Door } from './door.ts'
import * as seeds from './json-seeds.ts'
import { inText } from './mutate.ts'

const boundaries = (path: string, more: object): BoundarySpec =>
  BoundarySpec.parse({ id: 'municipios', file: path, name: 'nombre', ...more })

/** Boundaries are described, and their areas are laid out as they are kept and drawn. */
const boundaryDoor = (format: string, from: Door['seeds'], more: object): Door => ({
  name: `boundaries, ${format}`,
  file: `hostil.${format}`,
  commands: ['boundaries.describe', 'boundaries.import'],
  seeds: from,
  mutate: inText,
  turns: 8,
  enter: async (path) => {
    const read = await readBoundaries(path)
    propertiesOf(read)
    for (const { polygons } of areasOf(read, boundaries(path, more))) polygons.forEach(turned)
  },
})

/** The search for a pattern ends after so many seconds, as it does in the product after more. */
const secondsToProtect = 5

const protectedIn = async (path: string): Promise<void> => {
  const end = performance.now() + 1000 * secondsToProtect
  await protectSystem(await readSystem(path), await highsSolver(), async () => {
    if (performance.now() > end) throw new Failure('disclosure.too-long', { seconds: secondsToProtect })
  })
}

/** Files in JSON that come from elsewhere. */
export const jsonDoors: readonly Door[] = [
  boundaryDoor('geojson', seeds.geojsonSeeds, { code: 'codigo' }),
  boundaryDoor('topojson', seeds.topojsonSeeds, {}),
  {
    name: 'system of tables',
    file: 'hostil-sistema.json',
    commands: ['system.protect'],
    seeds: seeds.systemSeeds,
    mutate: inText,
    turns: 6,
    enter: protectedIn,
  },
  {
    name: 'reference values',
    file: 'hostil-valores.json',
    commands: ['reference.verify'],
    seeds: seeds.referenceSeeds,
    mutate: inText,
    turns: 4,
    enter: async (path) => void (await readReferenceSet(dirname(path), basename(path))),
  },
  {
    name: 'manifest of a release',
    file: manifestFile,
    commands: ['release.verify'],
    seeds: seeds.manifestSeeds,
    mutate: inText,
    turns: 4,
    enter: async (path) => void (await proofOf(dirname(path))),
  },
]
