import type { Report, ReportChart, Run, Section } from '../../core/report/report.ts'
import { html, type Markup, trusted } from './markup.ts'
import { tableHtml } from './table-html.ts'

/** A section with its paragraphs, charts and tables; figures in the text lead to the table they come from. */
export const sectionHtml = (
  { anchor, title, paragraphs, blocks }: Section,
  number: number,
  charts: ReadonlyMap<string, string>,
  report: Report,
): Markup => html`<section aria-labelledby="${anchor}">
<h2 id="${anchor}">${number}. ${title}</h2>
${paragraphs.map((runs) => html`<p class="text">${runs.map(runHtml)}</p>\n`)}
${blocks.map((block) => (block.kind === 'table' ? tableHtml(block, report) : chartHtml(block, charts, report)))}
</section>
`

const runHtml = (run: Run): Markup =>
  run.kind === 'text'
    ? html`${run.text}`
    : html`<a class="figure" href="#${run.anchor}" title="${run.about}">${run.text}</a>`

const chartHtml = (
  { id, anchor, label, tables }: ReportChart,
  charts: ReadonlyMap<string, string>,
  { words }: Report,
): Markup => {
  const drawing = charts.get(id)
  if (drawing === undefined) throw new Error(`Chart ${id} was not drawn`)
  return html`<figure id="${anchor}">
<figcaption>${label}. ${words.data}: ${tables.map((table, place) => html`${place > 0 ? ', ' : ''}<a href="#${table.anchor}">${table.label}</a>`)}</figcaption>
${trusted(drawing)}
</figure>
`
}
