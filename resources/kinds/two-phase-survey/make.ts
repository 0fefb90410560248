import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type SavContent, writeSav } from '../../../main/files/sav/write.ts'
import { type CsvForm, csvBytes, spanishSpreadsheet } from './csv.ts'
import { soil } from './dirt.ts'
import { drawPsus } from './frame.ts'
import { interviewRows } from './interview-file.ts'
import { interviewQuestions } from './interview-questions.ts'
import { interview } from './interviews.ts'
import { listColumns, listRows } from './lists-file.ts'
import { personQuestions, personRows } from './person-file.ts'
import { Random } from './random.ts'
import { columnsOf, type Row } from './row.ts'
import { screen } from './screening.ts'
import { rosterColumns, rosterRows, screeningColumns, screeningRows } from './screening-file.ts'
import { shelterExport } from './shelter-file.ts'
import { shelterForm } from './shelter-form.ts'
import { departmentRows, familyTotals, personTotals, sizeTotals } from './totals.ts'

const seed = 20170382
const statisticalOffice: CsvForm = { delimiter: ',', decimal: '.', encoding: 'utf-8' }
const notes = [
  'DATOS SINTETICOS: ninguna persona, familia ni cifra es real.',
  'SYNTHETIC DATA: no person, family or figure is real.',
]

/** Writes the files of the sample into `folder`. The same bytes every time. */
export const makeSampleStudy = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true })
  const random = new Random(seed)
  const families = screen(random, drawPsus(random))
  const interviews = interview(random, families)
  const { screening, roster, ...secondPhase } = soil(new Random(seed + 1), {
    screening: screeningRows(random, families),
    roster: rosterRows(families),
    interviews: interviewRows(random, interviews),
    persons: personRows(random, interviews),
  })
  const csv = (name: string, columns: readonly string[], rows: readonly Row[], form: CsvForm) =>
    writeFile(join(folder, name), csvBytes(columns, rows, form))
  const sav = (name: string, variables: SavContent['variables'], rows: readonly Row[], more: Partial<SavContent>) =>
    writeSav(join(folder, name), { variables, columns: columnsOf(variables, rows), documents: notes, ...more })

  await csv('tamizaje_sintetico.csv', screeningColumns, screening, spanishSpreadsheet)
  await csv('listado_sintetico.csv', rosterColumns, roster, spanishSpreadsheet)
  await sav('entrevistas_sintetico.sav', interviewQuestions, secondPhase.interviews, {
    encoding: 'windows-1252',
    label: 'Entrevistas (DATOS SINTETICOS)',
    weight: 'factor_ent',
  })
  await sav('personas_sintetico.sav', personQuestions, secondPhase.persons, {
    zsav: true,
    label: 'Personas (DATOS SINTETICOS)',
  })
  await csv('totales_familias_sintetico.csv', ['depto', 'area', 'familias'], familyTotals(), statisticalOffice)
  await csv('totales_tamano_sintetico.csv', ['tamano', 'familias'], sizeTotals(), statisticalOffice)
  await csv(
    'totales_personas_sintetico.csv',
    ['depto', 'sexo', 'grupo_edad', 'personas'],
    personTotals(),
    statisticalOffice,
  )
  await csv('departamentos_sintetico.csv', ['depto', 'ruralidad'], departmentRows(), statisticalOffice)
  await csv('listas_sintetico.csv', listColumns, listRows(new Random(seed + 3)), statisticalOffice)
  await writeFile(join(folder, 'albergues_sintetico.xlsx'), shelterExport(new Random(seed + 2)))
  await writeFile(join(folder, 'formulario_albergues_sintetico.xlsx'), shelterForm())
}
