import type { ChartSpec } from '../../../contract/report-section.ts'
import type { Localized } from '../../../contract/text.ts'
import type { Area } from '../../geography/areas.ts'
import { codeMatcher } from '../../geography/match-codes.ts'
import type { VegaLiteSpec } from './theme.ts'

/** First-level boundaries of a country as TopoJSON: object `adm1`, ids of ISO3 + national code ("SLV06"). */
export type CountryGeography = { readonly country: string; readonly topology: Topology }

/** Boundaries that were brought into the study. */
type ImportedGeography = { readonly areas: readonly Area[]; readonly credit?: Localized }

/** What a map is drawn on. */
export type Geography = CountryGeography | ImportedGeography

type Topology = VegaLiteSpec & {
  readonly objects: {
    readonly adm1: VegaLiteSpec & { readonly geometries: readonly (VegaLiteSpec & { readonly id: string })[] }
  }
}

/** All that the maps of a report may be drawn on. */
export type Geographies = { readonly country?: Geography; readonly imported: ReadonlyMap<string, Geography> }

/** What this chart is drawn on: the boundaries that it names, else those of the study's country. */
export const geographyFor = ({ boundaries }: ChartSpec, { country, imported }: Geographies): Geography | undefined =>
  boundaries === undefined ? country : imported.get(boundaries)

/** The areas of a map: their data for Vega-Lite, how many there are, and the id of the one that has a code. */
export const areasToDraw = (
  geography: Geography,
): { readonly data: VegaLiteSpec; readonly count: number; readonly idOf: (code: string) => string | null } => {
  if ('areas' in geography) {
    const codes = geography.areas.map(({ code }) => code)
    return { data: { values: geography.areas.map(featureOf) }, count: codes.length, idOf: codeMatcher(codes) }
  }
  const { country, topology } = geography
  const ids = new Set(topology.objects.adm1.geometries.map(({ id }) => id))
  return {
    data: { values: topology, format: { type: 'topojson', feature: 'adm1' } },
    count: ids.size,
    // A code of one digit is read as "0" and the digit.
    idOf: (code) => (ids.has(country + code.padStart(2, '0')) ? country + code.padStart(2, '0') : null),
  }
}

const featureOf = ({ code, name, polygons }: Area): VegaLiteSpec => ({
  type: 'Feature',
  id: code,
  properties: { name },
  geometry: { type: 'MultiPolygon', coordinates: polygons },
})
