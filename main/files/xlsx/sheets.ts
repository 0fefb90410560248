import type { Records, Report } from '../../core/report/report.ts'

/** A sheet with one table: its tab, what stands over the table, and the table. */
export type TableSheet = {
  readonly tab: string
  readonly title: string
  readonly lines: readonly string[]
  readonly records: Records
}

/** All sheets with a table, in the order of the workbook: results, then technical sheet, then signs. */
export const tableSheets = (report: Report): readonly TableSheet[] => [...resultSheets(report), ...noteSheets(report)]

/** One sheet per table of the report. */
const resultSheets = ({ sections, words }: Report): TableSheet[] =>
  sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => {
      if (block.kind === 'chart') return []
      const facts = block.facts.map(({ term, text }) => `${term}: ${text}`).join(' · ')
      const lines = [`${words.oneTable} ${words.emptyCell}`, facts, [block.reading, ...block.notes].join(' ').trim()]
      return [{ tab: tabName(block.label), title: `${block.label}. ${block.title}`, lines, records: block.records }]
    })

/** The technical sheet as a table of facts and one sheet for each of its accounts; then the signs. */
const noteSheets = ({ methodology, legend, words, annexes }: Report): TableSheet[] => {
  const facts = methodology.parts.flatMap(({ title, facts, paragraphs }) => [
    ...facts.map(({ term, text }) => [title, term, text]),
    ...paragraphs.map((paragraph) => [title, words.notes, paragraph]),
  ])
  const accounts = methodology.parts.flatMap(({ title, tables }) =>
    tables.map((records) => ({ title: `${title}: ${records.title}`, records })),
  )
  return [
    sheet(words.notes, methodology.title, [words.oneTable], {
      title: methodology.title,
      columns: headers([words.topic, words.term, words.detail], 2),
      rows: facts,
    }),
    ...accounts.map(({ title, records }, place) =>
      sheet(`${words.notes} ${place + 1}`, title, [words.oneTable], records),
    ),
    sheet(legend.title, legend.title, [words.oneTable, ...legend.paragraphs], {
      title: legend.title,
      columns: headers([words.sign, words.name, words.meaning], 2),
      rows: legend.entries.map(({ symbol, word, meaning }) => [symbol, word, meaning]),
    }),
    // What is behind each figure stands in the sheet of its table already.
    ...annexes
      .filter((annex) => annex.facts.length > 0)
      .map(({ title, paragraphs, facts }) =>
        sheet(title, title, [words.oneTable, ...paragraphs], {
          title,
          columns: headers([words.term, words.detail], 1),
          rows: facts.map(({ term, text }) => [term, text]),
        }),
      ),
  ]
}

const sheet = (name: string, title: string, lines: readonly string[], records: Records): TableSheet => ({
  tab: tabName(name),
  title,
  lines,
  records,
})

const headers = (labels: readonly string[], count: number): Records['columns'] =>
  labels.map((label, place) => ({ label, isHeader: place < count }))

/** Tabs and table names take letters, digits and underscores: "Cuadro 3" is Cuadro_3. */
const tabName = (label: string): string =>
  label
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .slice(0, 31)
