import type { EntryField } from '../../../main/contract/entry.ts'
import { number, row, workbookParts, zipped } from '../../files/workbook/workbook-bytes.ts'

/** Small good tables as people write them, for mutations. All of them invented. */

const inSheet = (name: string, rows: readonly (readonly (string | number)[])[]): Uint8Array =>
  zipped(
    workbookParts([
      {
        name,
        rows: rows
          .map((cells) => row(...cells.map((cell) => (typeof cell === 'number' ? number(cell) : cell))))
          .join(''),
      },
    ]),
  )

export const analysesSeeds = (): Uint8Array[] => [
  Buffer.from(
    'analysis_type,analysis_var,group_var,level\nmean,edad,"sexo, zona",0.95\nprop_select_one,causa,,0.9\nmedian,gasto,zona,\n',
  ),
  Buffer.from(
    'indicator;analysis;var;subset;recall;group_var\nGasto;ratio;gasto,personas;Hogares;30 días;\nCausa;select_multiple;causas;;;sexo\n',
  ),
  Buffer.from('repeat for,disaggregate by,variable,dataset\nzona,sexo,causa,personas\nOverall,NA,edad,personas\n'),
]

export const analysesXlsxSeeds = (): Uint8Array[] => [
  inSheet('loa', [
    ['analysis_type', 'analysis_var', 'group_var', 'level'],
    ['mean', 'edad', 'sexo, zona', 0.95],
    ['select_one', 'causa', 'NA', 0.9],
  ]),
]

export const benchmarkSeeds = (): Uint8Array[] => [
  Buffer.from('by_sexo,level,estimate,se\n1,a,0.25,0.01\n2,a,0.75,0.02\nTotal,a,0.5,NA\n'),
  Buffer.from('sexo;level;Estimación;EE\n1;a;25,5%;0,01\n;a;50 %;-\n'),
]

export const benchmarkXlsxSeeds = (): Uint8Array[] => [
  inSheet('tabla', [
    ['sexo', 'level', 'estimate', 'se'],
    ['1', 'a', 0.25, 0.01],
    ['Total', 'a', 0.5, 0.02],
  ]),
]

export const correctionsSeeds = (): Uint8Array[] => [
  Buffer.from('record,variable,value,reason,rule\n001,edad,34,digitación,edad\n002,zona,,"error; visto",\n'),
]

const entryField = (name: string, kind: EntryField['variable']['kind'], storage: 'number' | 'code'): EntryField => ({
  variable: { name, kind, storage, categories: [], missing: [] },
  isRequired: true,
  isIdentifier: false,
})

export const entryFields: readonly EntryField[] = [
  entryField('caso', 'id', 'code'),
  entryField('fecha', 'date', 'code'),
  entryField('edad', 'count', 'number'),
]

export const entriesSeeds = (): Uint8Array[] => [Buffer.from('caso,fecha,edad\n01,2026-03-01,34\n02,2026-03-02,\n')]

export const entriesYamlSeeds = (): Uint8Array[] => [
  Buffer.from('caso: 01\nfecha: 2026-03-01\nedad: 34\n'),
  Buffer.from('- { caso: "02", fecha: 2026-03-02 }\n- { caso: 3, edad: null }\n'),
]
