import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../contract/failure.ts'
import { type Codes, type Column, type Columns, codesFor } from '../../core/data/column.ts'
import { openCsv } from '../csv/open.ts'
import { ReferenceSet } from './reference-set.ts'

/** The files of reference values in a folder, by name: every JSON file of it. Refused when there is none. */
export const referenceFiles = async (folder: string): Promise<readonly string[]> => {
  const names = await readdir(folder).catch(() => {
    throw new Failure('file.not-found', { file: folder })
  })
  const files = names.filter((name) => name.endsWith('.json')).sort()
  if (files.length === 0) throw new Failure('verify.no-references', { folder })
  return files
}

/** Reads one file of reference values; refused when it is not in the format, with the first place that is not. */
export const readReferenceSet = async (folder: string, name: string): Promise<ReferenceSet> => {
  const text = await readFile(join(folder, name), 'utf8')
  const parsed = ReferenceSet.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Failure('verify.not-reference', { file: name, path: issue?.path.join('.') ?? '' })
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The columns of the data of a reference set: numbers where the set says numeric, else texts. */
export const readReferenceData = (folder: string, set: ReferenceSet): Promise<Columns> => {
  const types = Object.fromEntries(
    set.columns.map(({ name, type }) => [name, type === 'numeric' ? ('number' as const) : ('text' as const)]),
  )
  return readColumns(join(folder, set.csv), types)
}

/** The columns of a file that holds numbers alone (weights of replicates, joint probabilities), in its order. */
export const readNumbers = async (folder: string, csv: string): Promise<readonly Float64Array[]> => {
  const { byName } = await readColumns(join(folder, csv))
  return [...byName.values()].map((column) => {
    if (column.type !== 'number') throw new Failure('verify.not-numbers', { file: csv })
    return column.values
  })
}

const readColumns = async (path: string, types: Record<string, 'number' | 'text'> = {}): Promise<Columns> => {
  const reading = await openCsv(path, { delimiter: ',', encoding: 'utf-8', decimal: '.', header: true, types })
  const rows = reading.declaredRows ?? 0
  const columns = reading.variables.map(({ storage }): Column => {
    if (storage === 'number') return { type: 'number', values: new Float64Array(rows) }
    return { type: 'code', codes: new Uint32Array(rows), dictionary: [] }
  })
  let at = 0
  for await (const batch of reading.batches()) {
    for (const [place, source] of batch.columns.entries()) {
      const target = columns[place] as Column
      if (target.type === 'number' && source.type === 'number') target.values.set(source.values, at)
      if (target.type === 'code' && source.type === 'code') {
        target.codes.set(source.codes, at)
        columns[place] = { ...target, dictionary: source.dictionary }
      }
    }
    at += batch.rows
  }
  const named = reading.variables.map(({ name }, place) => [name, narrowed(columns[place] as Column)] as const)
  return { rows, byName: new Map(named) }
}

const narrowed = (column: Column): Column => {
  if (column.type === 'number') return column
  const codes: Codes = codesFor(column.dictionary.length, column.codes.length)
  codes.set(column.codes)
  return { ...column, codes }
}
