import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plan } from '../contract/plan.ts'
import type { Geography } from '../core/report/charts/map.ts'

/** The boundaries of the study's country; a study without a country has no maps. */
export const geographyOf = async (plan: Plan, resources: string): Promise<Geography | undefined> => {
  const { country } = plan.study
  if (country === undefined) return undefined
  const file = join(resources, 'geography', `${country}_adm1.topo.json`)
  return { country, topology: JSON.parse(await readFile(file, 'utf8')) }
}
