import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import type { ComparisonTable } from '../../../main/contract/comparison.ts'
import type { Cell, ResultTable } from '../../../main/contract/results.ts'
import type { Language } from '../../../main/contract/text.ts'
import type { Engine } from '../../../main/engine/context.ts'
import { passphrase } from '../../harness/engine.ts'
import { bodyText, squeezed, wordsOf } from '../../harness/pdf-words.ts'

/** A report of a real file in one language, as each of its formats has it. */
export type Written = {
  readonly html: string
  /** Captions of its tables of results with what they are tables of. */
  readonly captions: readonly string[]
  readonly docx: string
  readonly pdf: Buffer
  readonly book: ExcelJS.Workbook
}

export type Study = {
  readonly tables: readonly ResultTable[]
  readonly comparisons: readonly ComparisonTable[]
  readonly written: Readonly<Record<Language, Written>>
}

/** Runs a plan on the files of a folder, as a user would, and reads what it wrote. */
export const reported = async (
  engine: Engine,
  place: string,
  plan: string,
  data: string,
  boundaryFiles = data,
): Promise<Study> => {
  await engine.call('study.create', { folder: join(place, 'study'), passphrase, person: 'Prueba', title: 'Prueba' })
  const file = join(import.meta.dirname, `${plan}.plan.yaml`)
  const { sources, boundaries } = await engine.call('plan.load', { file })
  for (const source of sources) await engine.call('data.import', { source, folder: data, reason: 'prueba' })
  for (const one of boundaries) await engine.call('boundaries.import', { boundaries: one, folder: boundaryFiles })
  const { tables, comparisons } = await engine.call('plan.run', {})
  const out = join(place, 'out')
  await engine.call('report.write', { folder: out, languages: ['es', 'en'] })
  return {
    tables,
    comparisons,
    written: {
      es: await read(out, 'informe.borrador.es', 'cuadros.borrador.es'),
      en: await read(out, 'report.draft.en', 'tables.draft.en'),
    },
  }
}

const read = async (folder: string, report: string, workbook: string): Promise<Written> => {
  if (!readdirSync(folder).includes(`${report}.html`)) throw new Error(`${report} was not written`)
  const bytes = (name: string): Buffer => readFileSync(join(folder, name))
  const html = bytes(`${report}.html`).toString('utf8')
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes(`${workbook}.xlsx`) as never)
  const word = unzipSync(bytes(`${report}.docx`))['word/document.xml']
  return {
    html,
    captions: [...html.matchAll(/<caption id="t-[^>]*>([\s\S]*?)<\/caption>/g)].map(([, caption = '']) =>
      plain(caption),
    ),
    docx: plain(strFromU8(word ?? new Uint8Array()).replaceAll('</w:p>', ' ')),
    pdf: bytes(`${report}.pdf`),
    book,
  }
}

/** Markup without its tags. */
export const plain = (markup: string): string =>
  markup
    .replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()

/** The text of a PDF, whatever breaks its lines. */
export const textOfPdf = (pdf: Buffer): string => bodyText(wordsOf(pdf), 40)

export const withoutSpaces = squeezed

/** The cell of a table: one category per dimension (null = total) and its level. */
export const cellOf = (
  { tables }: Pick<Study, 'tables'>,
  id: string,
  group: readonly (string | null)[],
  level: string | null = null,
): Cell => {
  const cell = tables
    .find((table) => table.id === id)
    ?.cells.find((one) => one.level === level && one.group.every((code, at) => code === (group[at] ?? null)))
  if (!cell) throw new Error(`${id} has no cell ${group} ${level}`)
  return cell
}
