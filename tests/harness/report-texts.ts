import { formatNumber } from '../../main/core/report/number-format.ts'
import type { MethodologyPart, Records, Report, ReportTable, Section } from '../../main/core/report/report.ts'

/** Every text of a report in the order of its model, told without any renderer. */
export const textsOf = (report: Report): readonly string[] => {
  const { title, subtitle, facts, note, front, sections, legend, words, methodology, annexes } = report
  return [
    title,
    subtitle,
    ...facts.flatMap(({ term, text }) => [term, text]),
    note,
    ...front.flatMap((part) => ofPart(part, report)),
    words.contents,
    ...sections.flatMap((section, place) => ofSection(section, place, report)),
    legend.title,
    ...legend.paragraphs,
    words.sign,
    words.name,
    words.meaning,
    ...legend.entries.flatMap(({ symbol, word, meaning }) => [symbol, word, meaning]),
    methodology.title,
    ...methodology.parts.flatMap((part) => ofPart(part, report)),
    ...annexes.flatMap((part) => ofPart(part, report)),
  ].filter((text) => text !== '')
}

const ofSection = ({ title, paragraphs, blocks }: Section, place: number, { words }: Report): string[] => [
  `${place + 1}. ${title}`,
  ...paragraphs.map((runs) => runs.map(({ text }) => text).join('')),
  ...blocks.flatMap((block) =>
    block.kind === 'table'
      ? ofTable(block)
      : [`${block.label}. ${block.title}`, words.data, ...block.tables.map(({ label }) => label)],
  ),
]

const ofTable = ({ label, title, facts, grid, marks, reading, notes }: ReportTable): string[] => [
  `${label}. ${title}`,
  ...facts.flatMap(({ term, text }) => [term, text]),
  ...grid.head.flatMap((row) => row.map(({ text }) => text)),
  ...grid.groups.flatMap(({ header, rows }) => [
    header,
    ...rows.flatMap((row) => [row.header, ...row.cells.flatMap(({ text, mark }) => [text, mark?.glyph ?? ''])]),
  ]),
  ...marks.flatMap(({ glyph, word }) => [glyph, word]),
  reading,
  ...notes,
]

const ofPart = ({ title, paragraphs, facts, tables }: MethodologyPart, report: Report): string[] => [
  title,
  ...paragraphs,
  ...facts.flatMap(({ term, text }) => [term, text]),
  ...tables.flatMap((records) => ofRecords(records, report)),
]

const ofRecords = ({ title, columns, rows }: Records, { language }: Report): string[] => [
  title,
  ...columns.map(({ label }) => label),
  ...rows.flatMap((row) =>
    row.map((value) => (typeof value === 'string' ? value : formatNumber(value.number, value.format, language))),
  ),
]
