import { z } from 'zod'
import { ResultTable } from '../../contract/results.ts'
import { TableSpec } from '../../contract/table.ts'
import type { EarlierTable } from '../../core/plan/earlier-tables.ts'
import type { Release } from '../../study/releases.ts'
import type { Results } from '../draft-files.ts'

/** What the register keeps of the results of a release; releases of older programs have no specifications. */
const Registered = z.object({ tables: z.array(ResultTable), specs: z.array(TableSpec).default([]) })

/** The results as they left, with what their tables were made by, for later releases to be held against. */
export const registeredText = ({ tables, comparisons }: Results, specs: readonly TableSpec[]): string => {
  const released = new Set(tables.map(({ id }) => id))
  return JSON.stringify({ tables, comparisons, specs: specs.filter(({ id }) => released.has(id)) })
}

export const releasedTables = ({ number, results }: Pick<Release, 'number' | 'results'>): readonly EarlierTable[] => {
  const { tables, specs } = Registered.parse(JSON.parse(results))
  return tables.map((printed) => ({
    release: number,
    spec: specs.find(({ id }) => id === printed.id) ?? null,
    printed,
  }))
}
