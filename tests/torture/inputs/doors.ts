import { Variable } from '../../../main/contract/codebook.ts'
import { FileDescription } from '../../../main/contract/file-description.ts'
import { FileToDescribe, type SourceFormat } from '../../../main/contract/source.ts'
import type { BatchColumn } from '../../../main/core/data/batch.ts'
import { checkPlan } from '../../../main/core/plan/check-plan.ts'
import { tablesFromList } from '../../../main/core/plan/list-of-analyses.ts'
import { describeFile } from '../../../main/engine/describe-file.ts'
import { openSource } from '../../../main/engine/open-source.ts'
import { readCodebook } from '../../../main/files/codebook-csv.ts'
import { readCodebookXlsx } from '../../../main/files/codebook-xlsx.ts'
import { readCorrections } from '../../../main/files/corrections-csv.ts'
import { readDdi } from '../../../main/files/ddi/read-ddi.ts'
import { readListOfAnalyses } from '../../../main/files/list-of-analyses.ts'
import { readPlan, readPlanText } from '../../../main/files/plan-yaml.ts'
import type { FileReading } from '../../../main/files/reading.ts'
import { inBytes, inText, inZip, type Mutation } from './mutate.ts'
import * as seeds from './seeds.ts'

/** A way by which bytes that nobody vouches for come in. A new one is one entry here. */
export type Door = {
  readonly name: string
  /** The ending of the file's name. */
  readonly ending: string
  readonly seeds: () => readonly Uint8Array[] | Promise<readonly Uint8Array[]>
  readonly mutate: Mutation
  /** How many of the inputs are for it, beside those of the other doors. */
  readonly turns: number
  /** Reads the file as the product does; throws a `Failure` for what it refuses. */
  readonly enter: (path: string) => Promise<void>
}

/** A data file comes in by two doors: it is looked at, and it is read whole. */
const dataDoors = (format: SourceFormat, from: Door['seeds'], mutate: Mutation, turns: number): Door[] => {
  const request = (file: string): FileToDescribe => FileToDescribe.parse({ format, file })
  const door = { ending: format, seeds: from, mutate, turns }
  return [
    { ...door, name: format, enter: async (path) => readWhole(await openSource(request(path), {})) },
    {
      ...door,
      name: `${format}, described`,
      enter: async (path) => void FileDescription.parse(await describeFile(request(path), {})),
    },
  ]
}

const variables = (list: readonly Variable[]): void => {
  for (const variable of list) Variable.parse(variable)
}

const byDesign = { design: 'd', unit: 'personas', universe: 'Personas' }

export const doors: readonly Door[] = [
  ...dataDoors('csv', seeds.csvSeeds, inText, 5),
  ...dataDoors('sav', seeds.savSeeds, inBytes, 5),
  ...dataDoors('dta', seeds.dtaSeeds, inBytes, 5),
  ...dataDoors('xlsx', seeds.xlsxSeeds, inZip, 2),
  ...dataDoors('jsonl', seeds.jsonlSeeds, inText, 5),
  ...dataDoors('parquet', seeds.parquetSeeds, inBytes, 5),
  {
    name: 'plan',
    ending: 'yaml',
    seeds: seeds.planSeeds,
    mutate: inText,
    turns: 2,
    enter: async (path) => checkPlan(readPlan(await readPlanText(path))),
  },
  {
    name: 'codebook, CSV',
    ending: 'csv',
    seeds: seeds.codebookSeeds,
    mutate: inText,
    turns: 5,
    enter: async (path) => variables(await readCodebook(path)),
  },
  {
    name: 'codebook, XLSX',
    ending: 'xlsx',
    seeds: seeds.codebookXlsxSeeds,
    mutate: inZip,
    turns: 1,
    enter: async (path) => variables(await readCodebookXlsx(path)),
  },
  {
    name: 'codebook, DDI',
    ending: 'xml',
    seeds: seeds.ddiSeeds,
    mutate: inText,
    turns: 5,
    enter: async (path) => variables(await readDdi(path, 'personas')),
  },
  {
    name: 'list of analyses',
    ending: 'csv',
    seeds: seeds.analysesSeeds,
    mutate: inText,
    turns: 4,
    enter: async (path) => void tablesFromList(await readListOfAnalyses(path), byDesign),
  },
  {
    name: 'corrections',
    ending: 'csv',
    seeds: seeds.correctionsSeeds,
    mutate: inText,
    turns: 3,
    enter: async (path) => void (await readCorrections(path, 'prueba')),
  },
]

/** Reads every batch and holds it against what the reading promised: whatever differs would be kept wrong. */
export const readWhole = async (reading: FileReading): Promise<void> => {
  variables(reading.variables)
  const names = new Set(reading.variables.map(({ name }) => name))
  if (names.size < reading.variables.length) throw new Error('a name stands twice')
  let rows = 0
  for await (const batch of reading.batches()) {
    if (batch.columns.length !== reading.variables.length) throw new Error('a batch of other columns')
    for (const [place, column] of batch.columns.entries()) {
      if (column.type !== reading.variables[place]?.storage) throw new Error('a column of another type')
      if (lengthOf(column) !== batch.rows || batch.rows === 0) throw new Error('an uneven batch')
      if (column.type === 'code' && column.codes.some((code) => code > column.dictionary.length))
        throw new Error('a code beyond its dictionary')
    }
    rows += batch.rows
  }
  if (rows !== (reading.declaredRows ?? rows)) throw new Error('another count of rows')
}

const lengthOf = (column: BatchColumn): number =>
  column.type === 'number' ? column.values.length : column.codes.length
