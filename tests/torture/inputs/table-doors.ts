import { readAnswers } from '../../../main/core/entry/read-answers.ts'
import { type ListDefaults, tablesFromList } from '../../../main/core/plan/list-of-analyses/list-of-analyses.ts'
import { benchmarkOfTable } from '../../../main/core/review/benchmark-of-table.ts'
import { readBenchmark } from '../../../main/files/benchmark.ts'
import { readCorrections } from '../../../main/files/corrections-csv.ts'
import { readEntries } from '../../../main/files/entries.ts'
import { readListOfAnalyses } from '../../../main/files/list-of-analyses.ts'
import type { Door } from './door.ts'
import { inText, inZip } from './mutate.ts'
import * as seeds from './table-seeds.ts'

const byDesign: ListDefaults = {
  design: 'd',
  unit: 'personas',
  universe: 'Personas',
  usual: () => 'proportion',
  taken: [],
}

const listDoor: Pick<Door, 'commands' | 'enter'> = {
  commands: ['plan.importAnalyses'],
  enter: async (path) => void tablesFromList(await readListOfAnalyses(path), byDesign),
}

const benchmarkDoor: Pick<Door, 'commands' | 'enter'> = {
  commands: ['review.benchmark'],
  enter: async (path) => void benchmarkOfTable(await readBenchmark(path), ['sexo', 'level']),
}

const entriesDoor: Pick<Door, 'commands' | 'enter'> = {
  commands: ['entry.addFile'],
  enter: async (path) => {
    for (const record of await readEntries(path)) readAnswers(seeds.entryFields, record)
  },
}

/** Small tables that people write. */
export const tableDoors: readonly Door[] = [
  {
    ...listDoor,
    name: 'list of analyses',
    file: 'hostil-lista.csv',
    seeds: seeds.analysesSeeds,
    mutate: inText,
    turns: 8,
  },
  {
    ...listDoor,
    name: 'list of analyses, XLSX',
    file: 'hostil-lista.xlsx',
    seeds: seeds.analysesXlsxSeeds,
    mutate: inZip,
    turns: 1,
  },
  {
    ...benchmarkDoor,
    name: 'benchmark, CSV',
    file: 'hostil-tabla.csv',
    seeds: seeds.benchmarkSeeds,
    mutate: inText,
    turns: 6,
  },
  {
    ...benchmarkDoor,
    name: 'benchmark, XLSX',
    file: 'hostil-tabla.xlsx',
    seeds: seeds.benchmarkXlsxSeeds,
    mutate: inZip,
    turns: 1,
  },
  {
    name: 'corrections',
    file: 'hostil-correcciones.csv',
    commands: ['data.correct'],
    seeds: seeds.correctionsSeeds,
    mutate: inText,
    turns: 6,
    enter: async (path) => void (await readCorrections(path, 'prueba')),
  },
  {
    ...entriesDoor,
    name: 'entered records, CSV',
    file: 'hostil-registros.csv',
    seeds: seeds.entriesSeeds,
    mutate: inText,
    turns: 4,
  },
  {
    ...entriesDoor,
    name: 'entered records, YAML',
    file: 'hostil-registros.yaml',
    seeds: seeds.entriesYamlSeeds,
    mutate: inText,
    turns: 4,
  },
]
