import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plan } from '../../contract/plan.ts'
import type { Geographies, Geography } from '../../core/report/charts/geography.ts'
import { keptBoundaries } from '../../study/boundaries.ts'
import type { Study } from '../../study/study.ts'

/** What the maps of a plan are drawn on: the shipped boundaries of its country, and those that were brought in. */
export const geographiesOf = async (study: Study, plan: Plan, resources: string): Promise<Geographies> => {
  const country = await ofCountry(plan, resources)
  const imported = plan.boundaries.flatMap(({ id, credit }): [string, Geography][] => {
    const kept = keptBoundaries(study, id)
    return kept ? [[id, { areas: kept.areas, ...(credit === undefined ? {} : { credit }) }]] : []
  })
  return { ...(country === undefined ? {} : { country }), imported: new Map(imported) }
}

/** A study without a country has no boundaries but its own. */
const ofCountry = async (plan: Plan, resources: string): Promise<Geography | undefined> => {
  const { country } = plan.study
  if (country === undefined) return undefined
  const file = join(resources, 'geography', `${country}_adm1.topo.json`)
  return { country, topology: JSON.parse(await readFile(file, 'utf8')) }
}
