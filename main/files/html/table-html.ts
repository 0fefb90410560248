import type { Grid, GridCell, GridRow, Report, ReportTable } from '../../core/report/report.ts'
import { html, type Markup, nothing } from './markup.ts'

/** A table of results: caption with what it measures, headers with scope, signs explained right below it. */
export const tableHtml = (table: ReportTable, { words }: Report): Markup => {
  const { anchor, label, title, facts, grid, marks, reading, notes } = table
  const signs = marks.map(({ glyph, word, level }) => html` <span class="sign ${level}">${glyph} ${word}</span>`)
  return html`<div class="table" id="${anchor}" role="group" aria-labelledby="${anchor}-c" tabindex="0">
<table${grid.columns > 9 ? html` class="wide"` : nothing}>
<caption id="${anchor}-c"><strong>${label}. ${title}</strong>
${facts.map(({ term, text }) => html`<span class="fact"><b>${term}:</b> ${text}</span> `)}</caption>
${headHtml(grid)}
${grid.groups.map((group) => groupHtml(group, grid))}
</table>
</div>
<div class="notes">
${signs.length === 0 ? nothing : html`<p>${signs} · <a href="#legend">${words.legend}</a></p>`}
${[...(reading === '' ? [] : [reading]), ...notes].map((note) => html`<p>${note}</p>`)}
</div>
`
}

const headHtml = ({ head, words }: Grid): Markup => html`<thead>
${head.map(
  (row) => html`<tr>${row.map(({ text, columns, rows }, place) => {
    const scope = columns > 1 ? html` scope="colgroup" colspan="${columns}"` : html` scope="col"`
    return html`<th${scope}${rows > 1 ? html` rowspan="${rows}"` : nothing}${words?.includes(place) ? inWords : nothing}>${text}</th>`
  })}</tr>
`,
)}</thead>`

const groupHtml = ({ header, rows }: Grid['groups'][number], { columns, words }: Grid): Markup => html`<tbody>
${header === '' ? nothing : html`<tr class="group"><th scope="rowgroup" colspan="${columns}">${header}</th></tr>\n`}${rows.map((row) => rowHtml(row, words))}</tbody>`

const rowHtml = ({ header, isTotal, cells }: GridRow, words: Grid['words']): Markup =>
  html`<tr${isTotal ? html` class="total"` : nothing}><th scope="row">${header}</th>${cells.map((cell, at) => cellHtml(cell, words?.includes(at + 1) ?? false))}</tr>\n`

const cellHtml = ({ text, mark }: GridCell, isWords: boolean): Markup =>
  mark === null
    ? html`<td${isWords ? inWords : nothing}>${text}</td>`
    : html`<td>${text} <span class="sign ${mark.level}"><span aria-hidden="true">${mark.glyph}</span><span class="unseen">${mark.word}</span></span></td>`

const inWords = html` class="words"`
