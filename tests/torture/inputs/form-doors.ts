import { existsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Variable } from '../../../main/contract/codebook.ts'
import { formatOfName } from '../../../main/contract/file-format.ts'
import { type FormSpec, FormSummary } from '../../../main/contract/form.ts'
import { FileToDescribe } from '../../../main/contract/source.ts'
import type { Form } from '../../../main/core/form/form.ts'
import { formOfTables } from '../../../main/core/form/form-of-tables.ts'
import type { Context } from '../../../main/engine/context.ts'
import { formSummary } from '../../../main/engine/describe/describe-form.ts'
import { proposalHandlers } from '../../../main/engine/import/propose-sources.ts'
import { withForm } from '../../../main/engine/reading/form-source.ts'
import { openSource } from '../../../main/engine/reading/open-source.ts'
import { readForm } from '../../../main/files/form/read-form.ts'
import type { FileReading } from '../../../main/files/reading.ts'
import { resources } from '../../harness/engine.ts'
import {
  type FormSheet,
  householdForm,
  householdFormCsv,
  householdFormSheet,
  koboExport,
  odkExport,
} from '../../harness/kobo-export.ts'
import type { Door } from './door.ts'
import { inText, inZip } from './mutate.ts'
import { readWhole } from './read-whole.ts'

/** A small table of good answers, for a form that nobody vouches for. */
const goodAnswers: FileReading = {
  variables: ['zona', 'agua', 'agua/pozo', 'agua/rio', 'edad'].map(
    (name): Variable => ({ name, kind: 'nominal', storage: 'code', categories: [], missing: [] }),
  ),
  declaredRows: 2,
  batches: async function* () {
    const texts = [
      ['r', 'u'],
      ['pozo', ''],
      ['1', ''],
      ['0', ''],
      ['3', '40'],
    ]
    yield {
      rows: 2,
      columns: texts.map((values) => {
        const dictionary = [...new Set(values)].filter((text) => text !== '')
        return {
          type: 'code' as const,
          codes: Uint32Array.from(values, (text) => dictionary.indexOf(text) + 1),
          dictionary,
        }
      }),
    }
  },
}

const answersUnder = async (form: Form, spec: FormSpec): Promise<void> => {
  FormSummary.parse(formSummary(form))
  const request = { ...FileToDescribe.parse({ format: 'csv', file: 'hogares.csv' }), form: spec }
  await readWhole(await withForm(goodAnswers, form, request, {}, resources))
}

/** A sheet of the form in CSV is read beside the others of it, which are good. */
const sheetDoor = (sheet: FormSheet): Door => ({
  name: `form, ${sheet} in CSV`,
  file: `hostil-${sheet}.csv`,
  commands: ['form.describe', 'data.import', 'file.describe'],
  seeds: () => [Buffer.from(householdFormCsv(sheet))],
  mutate: inText,
  turns: 3,
  enter: async (path) => {
    const place = (one: FormSheet): string => {
      if (one === sheet) return path
      const good = join(dirname(path), `bueno-${one}.csv`)
      if (!existsSync(good)) writeFileSync(good, householdFormCsv(one))
      return good
    }
    const spec = { file: place('survey'), choices: place('choices'), settings: place('settings') }
    await answersUnder(await readForm(spec), spec)
  },
})

const goodForm = formOfTables(
  {
    survey: householdFormSheet('survey'),
    choices: householdFormSheet('choices'),
    settings: householdFormSheet('settings'),
  },
  undefined,
)

/** What the proposal of sources needs of the engine. */
const context = {
  surroundings: { resources, now: () => new Date(0), incident: () => undefined },
  signal: new AbortController().signal,
  progress: () => undefined,
} as unknown as Context

/** An export is looked at, and each of its tables is read as the form means it. */
const exportIn = async (path: string): Promise<void> => {
  const { sources } = await proposalHandlers['sources.propose']({ files: [path] }, context)
  for (const { source } of sources) {
    const spec = { file: 'formulario.xlsx', trust: 'columns' as const }
    const { format, options } = source
    const request = { ...FileToDescribe.parse({ format, options, file: path }), form: spec }
    await readWhole(await withForm(await openSource(request, {}), goodForm, request, {}, resources))
  }
}

const exportDoor = (file: string, seeds: Door['seeds'], turns: number): Door => ({
  name: `export, ${formatOfName(file)}`,
  file,
  commands: ['sources.propose', 'data.import', 'file.describe'],
  seeds,
  mutate: formatOfName(file) === 'xlsx' ? inZip : inText,
  turns,
  enter: exportIn,
})

export const formDoors: readonly Door[] = [
  {
    name: 'form, XLSX',
    file: 'hostil-formulario.xlsx',
    commands: ['form.describe', 'data.import', 'file.describe'],
    seeds: () => [householdForm()],
    mutate: inZip,
    turns: 1,
    enter: async (path) => answersUnder(await readForm({ file: path }), { file: path }),
  },
  sheetDoor('survey'),
  sheetDoor('choices'),
  sheetDoor('settings'),
  exportDoor('hostil-kobo.xlsx', () => [koboExport()], 1),
  exportDoor('hostil-odk.csv', () => [Buffer.from(odkExport()[0]?.[1] ?? '')], 3),
]
