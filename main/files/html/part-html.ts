import { formatNumber } from '../../core/report/number-format.ts'
import type { MethodologyPart, Records, Report, Value } from '../../core/report/report.ts'
import { html, type Markup, nothing } from './markup.ts'

/** What a part of the technical sheet or of an annex says below its title: paragraphs, facts as terms, accounts as tables. */
export const partHtml = ({ paragraphs, facts, tables }: MethodologyPart, report: Report): Markup =>
  html`${paragraphs.map((paragraph) => html`<p class="text">${paragraph}</p>\n`)}
${facts.length === 0 ? nothing : html`<dl class="facts">${facts.map(({ term, text }) => html`<div><dt>${term}</dt><dd>${text}</dd></div>\n`)}</dl>`}
${tables.map((records) => recordsHtml(records, report))}
`

const recordsHtml = (
  { title, columns, rows }: Records,
  report: Report,
): Markup => html`<div class="table" role="group" aria-label="${title}" tabindex="0">
<table class="${columns.length > 9 ? 'plain wide' : 'plain'}">
<caption><strong>${title}</strong></caption>
<thead><tr>${columns.map(({ label }, place) => (typeof rows[0]?.[place] === 'object' ? html`<th scope="col" class="number">${label}</th>` : html`<th scope="col">${label}</th>`))}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${row.map((value, place) => valueHtml(value, columns[place]?.isHeader ?? false, report))}</tr>\n`)}</tbody>
</table>
</div>
`

const valueHtml = (value: Value, isHeader: boolean, { language }: Report): Markup => {
  if (typeof value !== 'string')
    return html`<td class="number">${formatNumber(value.number, value.format, language)}</td>`
  return isHeader ? html`<th scope="row">${value}</th>` : html`<td>${value}</td>`
}
