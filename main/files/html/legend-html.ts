import type { Report } from '../../core/report/report.ts'
import { html, type Markup } from './markup.ts'

/** Every sign of the report with its name and meaning. */
export const legendHtml = ({ legend, words }: Report): Markup => html`<section aria-labelledby="legend">
<h2 id="legend">${legend.title}</h2>
${legend.paragraphs.map((paragraph) => html`<p class="text">${paragraph}</p>\n`)}
<div class="table" role="group" aria-labelledby="legend" tabindex="0">
<table class="plain">
<thead><tr><th scope="col">${words.sign}</th><th scope="col">${words.name}</th><th scope="col">${words.meaning}</th></tr></thead>
<tbody>
${legend.entries.map(
  ({ symbol, word, meaning }) => html`<tr><td>${symbol}</td><th scope="row">${word}</th><td>${meaning}</td></tr>\n`,
)}</tbody>
</table>
</div>
</section>
`
