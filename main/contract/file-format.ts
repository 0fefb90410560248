import type { FileSource } from './source.ts'

type Format = FileSource['format']

/** The endings of the names of data files, by what their format is. */
export const fileEndings: { readonly [F in Format]: readonly string[] } = {
  csv: ['csv', 'txt', 'tsv'],
  sav: ['sav', 'zsav'],
  dta: ['dta'],
  xlsx: ['xlsx', 'xlsm', 'xls'],
  jsonl: ['jsonl', 'ndjson', 'json'],
  parquet: ['parquet'],
}

/** Whether a file's name says that it holds data. */
export const isDataFile = (file: string): boolean => {
  const ending = file.slice(file.lastIndexOf('.') + 1).toLowerCase()
  return file.includes('.') && Object.values(fileEndings).some((endings) => endings.includes(ending))
}

/** The format that a file's name tells; CSV for names that tell nothing. */
export const formatOfName = (file: string): Format => {
  const ending = file.slice(file.lastIndexOf('.') + 1).toLowerCase()
  const formats = Object.keys(fileEndings) as Format[]
  return formats.find((format) => fileEndings[format].includes(ending)) ?? 'csv'
}
