import type { MethodologyPart, Report } from '../../core/report/report.ts'
import { html, type Markup } from './markup.ts'
import { partHtml } from './part-html.ts'

/** The technical sheet and the methodology note, part by part. */
export const methodologyHtml = (report: Report): Markup => html`<section aria-labelledby="methodology">
<h2 id="methodology">${report.methodology.title}</h2>
${report.methodology.parts.map((part) => html`<h3>${part.title}</h3>\n${partHtml(part, report)}`)}</section>
`

/** Glossary, legal references and precision: a section each. */
export const annexesHtml = (report: Report): readonly Markup[] =>
  report.annexes.map((annex, place) => {
    const anchor = annexAnchor(place)
    return html`<section aria-labelledby="${anchor}">
<h2 id="${anchor}">${annex.title}</h2>
${partHtml(annex, report)}</section>
`
  })

export const annexAnchor = (place: number): string => `annex-${place + 1}`

/** Credits and citation, under the title. */
export const frontHtml = (report: Report): readonly Markup[] =>
  report.front.map((part: MethodologyPart) => html`<h2>${part.title}</h2>\n${partHtml(part, report)}`)
