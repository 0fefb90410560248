import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { studentQuantile } from '../../../main/core/numerics/student.ts'
import {
  type CodeName,
  codeNames,
  type HouseholdSurvey,
  householdSurvey,
  type NumberName,
  numberNames,
} from './household-survey.ts'

/** The columns that DuckDB reads; it is given blanks for answers that are missing. */
const csvColumns = ['stratum', 'unit', 'sex', 'band', 'cause', 'department'] as const

export const personsCsv = (folder: string): string => `${folder}/persons.csv`
export const studentCsv = (folder: string): string => `${folder}/student.csv`

/** The folder of the survey of `rows` persons, made when first asked for: a raw file per column, and CSV for DuckDB. */
export const surveyFolder = (parent: string, rows: number): string => {
  const folder = `${parent}/survey-${rows}`
  if (existsSync(folder)) return folder
  mkdirSync(folder)
  const survey = householdSurvey(rows)
  for (const name of codeNames) writeFileSync(`${folder}/${name}.bin`, survey.codes[name])
  for (const name of numberNames) writeFileSync(`${folder}/${name}.bin`, survey.numbers[name])
  writeLines(personsCsv(folder), [...csvColumns, 'weight'], rows, lineOf(survey))
  const units = survey.codes.unit.at(-1) as number
  writeLines(studentCsv(folder), ['df', 't'], units, (at) => [at + 1, studentQuantile(0.975, at + 1)])
  return folder
}

/** The survey of a folder, in memory. */
export const loadSurvey = (folder: string): HouseholdSurvey => {
  const codes = codeNames.map((name) => {
    const bytes = readBytes(`${folder}/${name}.bin`)
    return [name, name === 'unit' ? new Uint32Array(bytes) : new Uint8Array(bytes)]
  })
  const numbers = numberNames.map((name) => [name, readNumbers(`${folder}/${name}.bin`)])
  return {
    rows: statSync(`${folder}/sex.bin`).size,
    codes: Object.fromEntries(codes) as Record<CodeName, Uint8Array>,
    numbers: Object.fromEntries(numbers) as Record<NumberName, Float64Array>,
  }
}

export const readNumbers = (path: string): Float64Array => new Float64Array(readBytes(path))

/** The file in memory of its own, read in place so that loading leaves nothing behind that would count as ours. */
const readBytes = (path: string): ArrayBuffer => {
  const bytes = new ArrayBuffer(statSync(path).size)
  const file = openSync(path, 'r')
  try {
    for (let at = 0; at < bytes.byteLength; ) at += readSync(file, new Uint8Array(bytes, at))
  } finally {
    closeSync(file)
  }
  return bytes
}

const lineOf = ({ codes, numbers }: HouseholdSurvey) => {
  const columns = csvColumns.map((name) => codes[name])
  return (row: number) => [...columns.map((values) => values[row] || ''), numbers.weight[row] as number]
}

const writeLines = (
  path: string,
  header: readonly string[],
  lines: number,
  fields: (line: number) => (number | string | undefined)[],
): void => {
  const file = openSync(path, 'w')
  try {
    writeSync(file, `${header.join(',')}\n`)
    for (let from = 0; from < lines; from += 10_000) {
      const block = Array.from({ length: Math.min(10_000, lines - from) }, (_, at) => fields(from + at).join(','))
      writeSync(file, `${block.join('\n')}\n`)
    }
  } finally {
    closeSync(file)
  }
}
