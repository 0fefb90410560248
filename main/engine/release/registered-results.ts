import { type PerturbedRecord, RegisteredResults } from '../../contract/release.ts'
import type { TableSpec } from '../../contract/table.ts'
import type { EarlierTable } from '../../core/plan/protection/earlier-releases/earlier-tables.ts'
import type { Release } from '../../study/releases.ts'
import type { Results } from '../report/draft-files.ts'
import type { ReleasedFile } from './microdata-files.ts'

/** The results as they left, with what their tables were made by, for later releases to be held against. */
export const registeredText = (
  { tables, comparisons }: Results,
  specs: readonly TableSpec[],
  files: readonly ReleasedFile[],
  perturbed: readonly PerturbedRecord[],
): string => {
  const released = new Set(tables.map(({ id }) => id))
  const microdata = files.map(({ file: { report } }) => ({ id: report.id, dataset: report.dataset }))
  return JSON.stringify({
    tables,
    comparisons,
    specs: specs.filter(({ id }) => released.has(id)),
    microdata,
    perturbed,
  })
}

export const releasedFiles = ({ results }: Pick<Release, 'results'>): RegisteredResults['microdata'] =>
  RegisteredResults.parse(JSON.parse(results)).microdata

export const releasedTables = ({ number, results }: Pick<Release, 'number' | 'results'>): readonly EarlierTable[] => {
  const { tables, specs, perturbed } = RegisteredResults.parse(JSON.parse(results))
  return tables.map((printed) => ({
    release: number,
    spec: specs.find(({ id }) => id === printed.id) ?? null,
    printed,
    changed: perturbed.find(({ table }) => table === printed.id) ?? null,
  }))
}
