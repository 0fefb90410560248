import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { type Document, isMap, isScalar, isSeq, type YAMLMap } from 'yaml'
import type { EntryValues } from '../contract/entry.ts'
import { Failure } from '../contract/failure.ts'
import { readTable } from './csv/table.ts'
import { stampOf } from './file-bytes.ts'
import { yamlDocument } from './yaml-document.ts'

const mostBytes = 8 * 2 ** 20

/** Records from a file: CSV with a column for each variable, or one record or a list of them in YAML or JSON. */
export const readEntries = async (path: string): Promise<EntryValues[]> => {
  if (['.yaml', '.yml', '.json'].includes(extname(path).toLowerCase())) {
    const { file } = await stampOf(path, mostBytes)
    return entriesOfYaml(await readFile(path, 'utf8'), file)
  }
  const { header, rows } = await readTable(path)
  return rows.map(({ cells }) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])))
}

/** One record or a list of them. Every answer is taken as it is written: `01` stays `01`, a day stays a day. */
export const entriesOfYaml = (text: string, file: string): EntryValues[] => {
  const { contents } = documentOf(text, file)
  const items = isSeq(contents) ? contents.items : [contents]
  if (items.length === 0) throw new Failure('entry.not-records', { file })
  return items.map((item) => {
    if (!isMap(item)) throw new Failure('entry.not-records', { file })
    return answersOf(item, file)
  })
}

const documentOf = (text: string, file: string): Document => {
  try {
    return yamlDocument(text)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const { line, column } = error.params
    if (line === undefined || column === undefined) throw new Failure('entry.not-records', { file })
    throw new Failure('entry.not-yaml', { file, line, column })
  }
}

const answersOf = ({ items }: YAMLMap, file: string): EntryValues =>
  Object.fromEntries(
    items.map(({ key, value }) => {
      if (!isScalar(key) || !(value === null || isScalar(value))) throw new Failure('entry.not-records', { file })
      return [String(key.value), value === null || value.value === null ? null : (value.source ?? String(value.value))]
    }),
  )
