import { Variable } from '../../main/contract/codebook.ts'
import type { Batch } from '../../main/core/data/batch.ts'
import type { NewVersion } from '../../main/study/versions/new-version.ts'

/** Rows of one batch, so that a version of two has a whole chunk and a rest. */
const batchRows = 40_000
export const batches = 2
export const crashRows = batches * batchRows

const names = Array.from({ length: 1000 }, (_, place) => `person ${place}`)

export const crashRequest = (reason: string): NewVersion => ({
  dataset: 'people',
  reason,
  source: { file: 'people.csv', sha256: '00', bytes: 10, format: 'csv', options: '{}' },
  variables: [
    Variable.parse({ name: 'row', kind: 'count', storage: 'number' }),
    Variable.parse({ name: 'name', kind: 'text', storage: 'code' }),
  ],
  identifiers: ['name'],
})

export const batchOf = (part: number): Batch => ({
  rows: batchRows,
  columns: [
    { type: 'number', values: Float64Array.from({ length: batchRows }, (_, row) => part * batchRows + row) },
    {
      type: 'code',
      codes: Uint32Array.from({ length: batchRows }, (_, row) => codeOf(part * batchRows + row)),
      dictionary: names,
    },
  ],
})

const codeOf = (row: number): number => 1 + (row % names.length)

export const expectedName = (row: number): string => names[codeOf(row) - 1] ?? ''
