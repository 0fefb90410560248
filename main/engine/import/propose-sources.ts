import { basename, extname } from 'node:path'
import { Failure } from '../../contract/failure.ts'
import { formatOfName } from '../../contract/file-format.ts'
import type { FormSpec } from '../../contract/form.ts'
import { namePattern } from '../../contract/name.ts'
import type { ResponseSet } from '../../contract/response-set.ts'
import type { FileSource, FileToDescribe } from '../../contract/source.ts'
import type { ProposedSource } from '../../contract/source-commands.ts'
import type { Form } from '../../core/form/form.ts'
import { responseSetsOf } from '../../core/form/response-sets.ts'
import { type PlacedTable, tablesOfExport } from '../../core/form/tables-of-export.ts'
import { readForm } from '../../files/form/read-form.ts'
import type { FileReading, ReadingOptions } from '../../files/reading.ts'
import { openWorkbook } from '../../files/workbook/workbook.ts'
import type { Context, Handlers } from '../context.ts'
import { formSummary } from '../describe/describe-form.ts'
import { firstTextsOf } from '../describe/describe-reading.ts'
import { withForm } from '../reading/form-source.ts'
import { openSource } from '../reading/open-source.ts'

type Feature = Pick<Handlers, 'form.describe' | 'sources.propose'>

/** Exports of Kobo and ODK: which tables they have, how they hang together, what the form says of them. */
export const proposalHandlers: Feature = {
  'form.describe': async ({ form }) => formSummary(await readForm(form)),
  'sources.propose': async ({ files, form: spec }, context) => {
    const { signal, progress } = context
    const reading: ReadingOptions = { signal, onProgress: (done, total) => progress('checking', done, total) }
    const form = spec === undefined ? null : await readForm(spec)
    const { tables, empty } = await exportTables(files, reading)
    const placed = tablesOfExport(tables)
    if (placed === null) throw new Failure('sources.no-parent', { file: basename(files[0] ?? '') })
    const names = datasetNames(placed.map(({ table }) => table))
    const proposed: ProposedSource[] = []
    const sets: ResponseSet[] = []
    for (const place of placed) {
      const dataset = names.get(place.table) as string
      const told = spec && form ? await toldByForm(place.table, form, spec, dataset, reading, context) : null
      proposed.push(sourceOf(place, names, told === null ? undefined : spec, told?.documented ?? 0))
      sets.push(...(told?.sets ?? []))
    }
    return { form: form && formSummary(form), sources: proposed, sets: uniqueNames(sets), empty }
  },
}

type OpenedTable = {
  readonly name: string
  readonly request: FileToDescribe
  readonly reading: FileReading
  readonly columns: readonly string[]
  readonly parentNames: readonly string[]
}

const exportTables = async (
  files: readonly string[],
  reading: ReadingOptions,
): Promise<{ tables: OpenedTable[]; empty: string[] }> => {
  const tables: OpenedTable[] = []
  const empty: string[] = []
  for (const file of files) {
    for (const [name, request] of await requestsFor(file)) {
      try {
        const opened = await openSource(request, reading)
        const columns = opened.variables.map((variable) => variable.name)
        tables.push({ name, request, reading: opened, columns, parentNames: await parentNamesIn(opened, columns) })
      } catch (error) {
        if (!(error instanceof Failure && hasNoRecords.has(error.code))) throw error
        empty.push(name)
      }
    }
  }
  return { tables, empty }
}

const hasNoRecords: ReadonlySet<string> = new Set(['cells.no-rows', 'csv.no-rows', 'xlsx.empty-sheet', 'file.empty'])

/** Every sheet of a workbook that is not hidden, or the file itself. */
const requestsFor = async (file: string): Promise<(readonly [string, FileToDescribe])[]> => {
  const format = formatOfName(file)
  const name = basename(file, extname(file))
  if (format === 'csv') return [[name, { file, format, options: {} }]]
  if (format !== 'xlsx') throw new Failure('sources.other-format', { file: basename(file) })
  const { sheets } = await openWorkbook(file)
  return sheets
    .filter(({ isHidden }) => !isHidden)
    .map((sheet) => [sheet.name, { file, format, options: { sheet: sheet.name } }])
}

/** The repeats that the records of a table stand in: Kobo says so in a column, ODK in the keys: "uuid:…/personas[2]". */
const parentNamesIn = async (reading: FileReading, columns: readonly string[]): Promise<string[]> => {
  const column = ['_parent_table_name', 'PARENT_KEY'].map((name) => columns.indexOf(name)).find((at) => at >= 0)
  if (column === undefined) return []
  const nameOf = (text: string): string =>
    columns[column] === 'PARENT_KEY' ? (/\/([^/[\]]+)\[\d+\]$/.exec(text)?.[1] ?? '') : text
  for await (const { rows, columns: given } of reading.batches()) {
    const [texts = []] = firstTextsOf({ rows, columns: given.slice(column, column + 1) })
    return [...new Set(texts.map(nameOf))].filter((name) => name !== '')
  }
  return []
}

/** Names for the datasets: those of sheets and files with the signs that names cannot have made underscores. */
const datasetNames = (tables: readonly OpenedTable[]): ReadonlyMap<OpenedTable, string> => {
  const taken = new Set<string>()
  return new Map(
    tables.map((table) => {
      const plain = table.name.replace(/[^\p{L}\p{N}_.]+/gu, '_')
      const wanted = namePattern.test(plain) ? plain : `_${plain}`
      let name = wanted
      for (let copy = 2; taken.has(name); copy++) name = `${wanted}_${copy}`
      taken.add(name)
      return [table, name]
    }),
  )
}

/** What the form says of a table; null when it knows no column of it. */
const toldByForm = async (
  table: OpenedTable,
  form: Form,
  spec: FormSpec,
  dataset: string,
  reading: ReadingOptions,
  { surroundings: { resources } }: Context,
): Promise<{ documented: number; sets: ResponseSet[] } | null> => {
  try {
    const told = await withForm(table.reading, form, { ...table.request, form: spec }, reading, resources)
    return { documented: told.table.documented, sets: responseSetsOf(dataset, told.variables, told.table.roles) }
  } catch (error) {
    if (error instanceof Failure && error.code === 'form.no-match') return null
    throw error
  }
}

const sourceOf = (
  { table, parent }: PlacedTable<OpenedTable>,
  names: ReadonlyMap<OpenedTable, string>,
  form: FormSpec | undefined,
  documented: number,
): ProposedSource => {
  const { format, options } = table.request
  const named = (file: string): string => basename(file)
  return {
    source: {
      dataset: names.get(table) as string,
      file: named(table.request.file),
      format,
      options,
      identifiers: [],
      ...(form === undefined ? {} : { form: byName(form) }),
      ...(parent === null ? {} : { parent: { dataset: names.get(parent.table) as string, orphans: 'refuse' } }),
    } as FileSource,
    rows: table.reading.declaredRows,
    columns: table.columns.length,
    documented,
    key: parent === null ? null : { ...parent.link },
  }
}

const byName = ({ file, choices, settings, ...rest }: FormSpec): FormSpec => ({
  file: basename(file),
  ...(choices === undefined ? {} : { choices: basename(choices) }),
  ...(settings === undefined ? {} : { settings: basename(settings) }),
  ...rest,
})

/** A name belongs to one set of the plan: a second question of that name gets its dataset's in front. */
const uniqueNames = (sets: readonly ResponseSet[]): ResponseSet[] => {
  const taken = new Set<string>()
  return sets.map((set) => {
    const name = taken.has(set.name) ? `${set.dataset}_${set.name}` : set.name
    taken.add(name)
    return { ...set, name }
  })
}
