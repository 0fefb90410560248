import type { TextTable } from '../../main/core/intake/text-table.ts'
import { csvText } from '../../main/files/csv/write.ts'
import { number, row, workbookParts, zipped } from '../files/workbook/workbook-bytes.ts'
import { xpath } from './text-table.ts'

const sheet = (name: string, rows: readonly (readonly (string | number)[])[]) => ({
  name,
  rows: rows
    .map((cells) => row(...cells.map((cell) => (typeof cell === 'number' ? number(cell) : escaped(cell)))))
    .join(''),
})
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const book = (...sheets: readonly Sheet[]): Uint8Array => zipped(workbookParts(sheets.map((one) => sheet(...one))))

type Sheet = Parameters<typeof sheet>

/** The sheets of a synthetic form of households with persons, and visits of each person, in Spanish and English. */
export const householdFormSheets: readonly Sheet[] = [
  [
    'survey',
    [
      ['type', 'name', 'label::Español (es)', 'label::English (en)', 'relevant'],
      ['select_one zona', 'zona', 'Zona', 'Area', ''],
      ['select_multiple agua', 'agua', 'Fuentes de agua', 'Sources of water', xpath("#{zona} = 'r'")],
      ['begin_repeat', 'personas', 'Personas', 'Persons', ''],
      ['text', 'nombre', 'Nombre', 'Name', ''],
      ['integer', 'edad', 'Edad', 'Age', ''],
      ['begin_repeat', 'visitas', 'Visitas', 'Visits', xpath('#{edad} < 5')],
      ['select_one lugar or_other', 'lugar', 'Lugar', 'Place', ''],
      ['end_repeat', '', '', '', ''],
      ['end_repeat', '', '', '', ''],
    ],
  ],
  [
    'choices',
    [
      ['list_name', 'name', 'label::Español (es)', 'label::English (en)'],
      ['zona', 'u', 'Urbana', 'Urban'],
      ['zona', 'r', 'Rural', 'Rural'],
      ['agua', 'pozo', 'Pozo', 'Well'],
      ['agua', 'rio', 'Río', 'River'],
      ['lugar', 'clinica', 'Clínica', 'Clinic'],
    ],
  ],
  [
    'settings',
    [
      ['form_title', 'version', 'default_language'],
      ['Hogares', '3', 'Español (es)'],
    ],
  ],
]

export const householdForm = (): Uint8Array => book(...householdFormSheets)

export type FormSheet = 'survey' | 'choices' | 'settings'

/** One of those sheets as texts. */
export const householdFormSheet = (name: FormSheet): TextTable => {
  const [header = [], ...rows] = cellsOf(name)
  return { file: `${name}.csv`, header, rows: rows.map((cells, at) => ({ row: at + 2, cells })) }
}

/** One of those sheets as the file that a form in CSV has for it. */
export const householdFormCsv = (name: FormSheet): string => csvText(cellsOf(name))

const cellsOf = (name: FormSheet): readonly (readonly string[])[] =>
  (householdFormSheets.find(([sheet]) => sheet === name)?.[1] ?? []).map((cells) => cells.map(String))

/** What Kobo exports of four synthetic households: a sheet for each repeat, joined by row number and by submission. */
export const koboExport = (): Uint8Array =>
  book(
    [
      'Hogares 2026',
      [
        ['zona', 'agua', 'agua/pozo', 'agua/rio', '_id', '_uuid', '_index'],
        ['r', 'pozo rio', 1, 1, 11, 'uuid-a', 1],
        ['r', 'rio', 0, 1, 12, 'uuid-b', 2],
        ['u', '', 0, 0, 13, 'uuid-c', 3],
        ['r', 'pozo', 1, 0, 14, 'uuid-d', 4],
      ],
    ],
    [
      'personas',
      [
        ['nombre', 'edad', '_index', '_parent_table_name', '_parent_index', '_submission__uuid'],
        ['Ana', 34, 1, 'Hogares 2026', 1, 'uuid-a'],
        ['Luz', 3, 2, 'Hogares 2026', 1, 'uuid-a'],
        ['Eva', 2, 3, 'Hogares 2026', 3, 'uuid-c'],
      ],
    ],
    [
      'visitas',
      [
        ['lugar', 'lugar_other', '_index', '_parent_table_name', '_parent_index', '_submission__uuid'],
        ['clinica', '', 1, 'personas', 2, 'uuid-a'],
        ['other', 'partera', 2, 'personas', 3, 'uuid-c'],
        ['clinica', '', 3, 'personas', 3, 'uuid-c'],
      ],
    ],
    ['vacía', []],
  )

/** The same households as ODK Central gives them: a CSV for each repeat, answers in one cell, keys of their own. */
export const odkExport = (): readonly (readonly [string, string])[] => [
  [
    'Hogares.csv',
    'SubmissionDate,zona,agua,personas,KEY\n2026-01-05,r,pozo rio,2,uuid:a\n2026-01-05,r,rio lluvia,0,uuid:b\n2026-01-06,u,,1,uuid:c\n2026-01-06,r,pozo,0,uuid:d\n',
  ],
  [
    'Hogares-personas.csv',
    'nombre,edad,PARENT_KEY,KEY\nAna,34,uuid:a,uuid:a/personas[1]\nLuz,3,uuid:a,uuid:a/personas[2]\nEva,2,uuid:c,uuid:c/personas[1]\n',
  ],
  [
    'Hogares-personas-visitas.csv',
    'lugar,lugar_other,PARENT_KEY,KEY\nclinica,,uuid:a/personas[2],uuid:a/personas[2]/visitas[1]\nother,partera,uuid:c/personas[1],uuid:c/personas[1]/visitas[1]\nclinica,,uuid:c/personas[1],uuid:c/personas[1]/visitas[2]\n',
  ],
]
