import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import Papa from 'papaparse'
import { openSav } from '../../../main/files/sav/open.ts'
import { type Seen, seenByHaven, type Value } from './seen.ts'

export const fixtures = resolve(import.meta.dirname, '../../fixtures/sav')

const run = (command: string, parameters: readonly string[], cwd?: string): void => {
  const { status, stderr, error } = spawnSync(command, parameters, { cwd, encoding: 'utf8', env: oracleEnv })
  if (status !== 0) throw new Error(`${command}: ${error?.message ?? stderr}`)
}

const oracleEnv = { ...process.env, LC_ALL: 'C.UTF-8' }

const works = (command: string, parameters: readonly string[]): boolean =>
  spawnSync(command, parameters, { env: oracleEnv }).status === 0

/** True when R with haven and PSPP are here; says so when they are not. */
export const hasOracles = (): boolean => {
  const isReady = works('Rscript', ['-e', 'library(haven)']) && works('pspp', ['--version'])
  if (!isReady) console.info('skipped: comparison with haven and PSPP, because Rscript with haven or pspp is missing')
  return isReady
}

/** Lets haven and PSPP write the files of the fixtures' folder into `folder`, with `rows` rows. */
export const writeWithOracles = (folder: string, rows: number): void =>
  run('Rscript', [join(fixtures, 'make.R'), folder, String(rows)])

/** Lets haven read files, all in one run of R, and gives what it saw in each. */
export const askHaven = (paths: readonly string[], folder: string): ReadonlyMap<string, readonly Seen[]> => {
  const json = (path: string): string => join(folder, `${basename(path)}.json`)
  run('Rscript', [join(fixtures, 'dump.R'), ...paths.flatMap((path) => [path, json(path), ''])])
  return new Map(paths.map((path) => [path, seenByHaven(json(path))]))
}

/**
 * What PSPP sees: values and missing values by its CSV export, once with user-missing values and once without; labels by
 * its display of the dictionary. Moments come as seconds and are brought to days.
 */
export const askPspp = async (path: string, folder: string): Promise<readonly Seen[]> => {
  const { variables } = await openSav(path)
  const numbers = variables.filter((variable) => variable.storage === 'number').map((variable) => variable.name)
  const [values, valid] = ['IGNORE', 'RECODE'].map((missing) => join(folder, `pspp-${missing}.csv`))
  const syntax = join(folder, 'ask.sps')
  const saveAs = (csv: string | undefined, missing: string) =>
    `SAVE TRANSLATE /OUTFILE='${csv}' /TYPE=CSV /REPLACE /CELLS=VALUES /MISSING=${missing}.`
  writeFileSync(
    syntax,
    [
      `GET FILE='${path}'.`,
      'SET TVARS=NAMES TNUMBERS=VALUES.',
      `FORMATS ${numbers.join(' ')} (F40.8).`,
      'DISPLAY DICTIONARY.',
      saveAs(values, 'IGNORE'),
      saveAs(valid, 'RECODE'),
      '',
    ].join('\n'),
  )
  const display = join(folder, 'display.csv')
  run('pspp', ['--syntax-encoding=UTF-8', syntax, '-o', display])
  const dictionary = dictionaryOf(display)
  const [all, declared] = [rowsOf(values), rowsOf(valid)]
  return variables.map((variable, i) => {
    const cell = (row: readonly string[]): Value =>
      cellValue(row[i] ?? '', variable.storage === 'number', variable.kind)
    const seenValues = all.map(cell)
    const isBlank = (value: Value) => value === null || value === ''
    return {
      name: variable.name,
      label: dictionary.labels.get(variable.name) ?? '',
      labels: dictionary.valueLabels.get(variable.name) ?? [],
      missing: declared.flatMap((row, k) => (isBlank(cell(row)) && !isBlank(seenValues[k] ?? '') ? [k + 1] : [])),
      values: seenValues,
    }
  })
}

const rowsOf = (path: string | undefined): readonly (readonly string[])[] =>
  Papa.parse<string[]>(readFileSync(path ?? '', 'utf8').trimEnd()).data

const cellValue = (cell: string, isNumber: boolean, kind: string): Value => {
  if (!isNumber) return cell.trimEnd()
  if (cell.trim() === '') return null
  return kind === 'date' ? (Number(cell) - 12_219_379_200) / 86_400 : Number(cell)
}

type Dictionary = {
  readonly labels: ReadonlyMap<string, string>
  readonly valueLabels: ReadonlyMap<string, readonly (readonly [string, string])[]>
}

/** The two tables of PSPP's display; in the second a variable's name stands on the first row of its labels only. */
const dictionaryOf = (display: string): Dictionary => {
  const [, variables = '', values = ''] = readFileSync(display, 'utf8').split(/^Table: .*$/m)
  const [, ...rows] = Papa.parse<string[]>(variables.trim()).data
  const [, ...labelled] = Papa.parse<string[]>(values.replace(/^Footnote:.*$/m, '').trim()).data
  const valueLabels = new Map<string, [string, string][]>()
  let name = ''
  for (const [variable, code = '', label = ''] of labelled) {
    if (variable) name = variable
    valueLabels.set(name, [...(valueLabels.get(name) ?? []), [plainCode(code), label]])
  }
  for (const labels of valueLabels.values()) labels.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return {
    labels: new Map(rows.map(([variable = '', , label = '']) => [variable, label.replace(/ +$/, '')])),
    valueLabels,
  }
}

/** Without the mark of a missing value, and a number as short as it can be written. */
const plainCode = (shown: string): string => {
  const code = shown.replace(/\[a\]$/, '').trimEnd()
  return /^-?\d*\.\d{8}$/.test(code) ? String(Number(code)) : code
}
