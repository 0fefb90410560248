import { formatNumber } from '../../core/report/number-format.ts'
import type { MethodologyPart, Records, Report, Value } from '../../core/report/report.ts'
import { html, type Markup, nothing } from './markup.ts'

/** The technical sheet: facts as a list of terms, accounts as tables. */
export const methodologyHtml = (report: Report): Markup => html`<section aria-labelledby="methodology">
<h2 id="methodology">${report.methodology.title}</h2>
${report.methodology.parts.map((part) => partHtml(part, report))}</section>
`

const partHtml = (
  { title, paragraphs, facts, tables }: MethodologyPart,
  report: Report,
): Markup => html`<h3>${title}</h3>
${paragraphs.map((paragraph) => html`<p class="text">${paragraph}</p>\n`)}
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
