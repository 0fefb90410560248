import type { MethodologyPart, Paragraph, Report, ReportChart, Section } from '../../core/report/report.ts'
import type { Block, Heading, Paper, Picture } from './paper.ts'
import { legendTable, recordsTable, resultTable } from './paper-table.ts'
import { stretchesOf } from './stretches.ts'

/** Lays a report out for paper, in the order of the model: sections, signs, technical sheet, annexes. */
export const paperOf = (report: Report): Paper => {
  const { language, title, subtitle, logos, warnings, words, facts, note, sections, legend, methodology } = report
  const printed = new Set(sections.flatMap((section) => section.blocks.map(({ anchor }) => anchor)))
  const blocks: Block[] = [
    ...sections.flatMap((section, place) => sectionBlocks(section, place, printed)),
    heading(1, legend.title, 'legend'),
    ...legend.paragraphs.map(text),
    legendTable(report),
    heading(1, methodology.title, 'methodology'),
    ...methodology.parts.flatMap((part, place) => [
      heading(2, part.title, `m-${place + 1}`),
      ...partBlocks(part, `m-${place + 1}`, report),
    ]),
    ...report.annexes.flatMap((part, place) => [
      heading(1, part.title, `a-${place + 1}`),
      ...partBlocks(part, `a-${place + 1}`, report),
    ]),
  ]
  const front = report.front.flatMap((part, place): Block[] => [
    { ...heading(1, part.title, `f-${place + 1}`), isListed: false },
    ...partBlocks(part, `f-${place + 1}`, report),
  ])
  return { language, title, subtitle, logos, warnings, words, facts, note, front, stretches: stretchesOf(blocks) }
}

const sectionBlocks = (
  { anchor, title, paragraphs, blocks }: Section,
  place: number,
  printed: ReadonlySet<string>,
): Block[] => [
  heading(1, `${place + 1}. ${title}`, anchor),
  ...paragraphs.map((runs): Block => ({ kind: 'text', runs: leading(runs, printed) })),
  ...blocks.map((block) => (block.kind === 'table' ? resultTable(block) : picture(block))),
]

/** A figure leads to its table where that is printed; one of a table that the report only cites stands alone. */
const leading = (runs: Paragraph, printed: ReadonlySet<string>): Paragraph =>
  runs.map((run) => (run.kind === 'figure' && !printed.has(run.anchor) ? { kind: 'text', text: run.text } : run))

const picture = ({ id, anchor, label, title, description, tables }: ReportChart): Picture => ({
  kind: 'picture',
  id,
  anchor,
  caption: { label, title },
  description,
  data: tables,
})

const partBlocks = ({ paragraphs, facts, tables }: MethodologyPart, anchor: string, report: Report): Block[] => [
  ...paragraphs.map(text),
  ...(facts.length === 0 ? [] : [{ kind: 'facts', facts } as const]),
  ...tables.map((records, place) => recordsTable(records, `${anchor}-${place + 1}`, report)),
]

const heading = (level: Heading['level'], words: string, anchor: string): Heading => ({
  kind: 'heading',
  level,
  text: words,
  anchor,
  isListed: level === 1,
})

const text = (words: string): Block => ({ kind: 'text', runs: [{ kind: 'text', text: words }] })
