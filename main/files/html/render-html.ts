import { createHash } from 'node:crypto'
import type { Report } from '../../core/report/report.ts'
import { fontFaces, type PageFonts } from './font-faces.ts'
import { legendHtml } from './legend-html.ts'
import { html, type Markup, trusted } from './markup.ts'
import { annexAnchor, annexesHtml, frontHtml, methodologyHtml } from './methodology-html.ts'
import { sectionHtml } from './section-html.ts'
import { pageStyle } from './style.ts'

/**
 * The report as one page that needs nothing else: no script, the letters it uses inside, nothing from outside, and a
 * content policy that forbids it. `charts` are the drawings by chart id; a chart without its drawing is a defect of
 * the caller.
 */
export const renderHtml = (report: Report, charts: ReadonlyMap<string, string>, fonts: PageFonts): string => {
  const { language, title } = report
  const body = bodyHtml(report, charts)
  const style = fontFaces(fonts, body.markup) + pageStyle(report.warnings.join(' · '))
  const hash = createHash('sha256').update(style).digest('base64')
  const pictures = report.logos.length > 0 ? '; img-src data:' : ''
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; font-src data:${pictures}`
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${[title, ...report.warnings].join(' – ')}</title>
<style>${trusted(style)}</style>
</head>
${body}
</html>
`
  return page.markup
}

const bodyHtml = (report: Report, charts: ReadonlyMap<string, string>): Markup => {
  const { title, words, warnings } = report
  return html`<body>
<a class="skip" href="#main">${words.skip}</a>
<aside class="warnings" aria-label="${words.status}">${warnings.map((warning) => html`<span>${warning}</span> `)}</aside>
${titleHtml(report)}
<div class="columns">
${contentsHtml(report)}
<main id="main" tabindex="-1">
${report.sections.map((section, place) => sectionHtml(section, place + 1, charts, report))}
${legendHtml(report)}
${methodologyHtml(report)}
${annexesHtml(report)}</main>
</div>
<footer>${[title, ...warnings].join(' · ')}</footer>
</body>`
}

const titleHtml = (report: Report): Markup => {
  const { title, subtitle, logos, facts, note } = report
  const pictures = logos.map(
    ({ description, png }) => html`<img src="data:image/png;base64,${png}" alt="${description}"> `,
  )
  return html`<header class="title">
${logos.length === 0 ? '' : html`<p class="logos">${pictures}</p>\n`}<h1>${title}</h1>
${subtitle === '' ? '' : html`<p class="subtitle">${subtitle}</p>\n`}<dl class="facts">${facts.map(({ term, text }) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>
${note === '' ? '' : html`<p class="note">${note}</p>\n`}${frontHtml(report)}</header>`
}

const contentsHtml = ({
  sections,
  words,
  legend,
  methodology,
  annexes,
}: Report): Markup => html`<nav aria-labelledby="contents">
<h2 id="contents">${words.contents}</h2>
<ol>
${sections.map(
  ({ anchor, title, blocks }) => html`<li><a href="#${anchor}">${title}</a>
<ul>${blocks.map((block) => html`<li><a href="#${block.anchor}">${block.label}. ${block.title}</a></li>`)}</ul></li>
`,
)}<li><a href="#legend">${legend.title}</a></li>
<li><a href="#methodology">${methodology.title}</a></li>
${annexes.map(({ title }, place) => html`<li><a href="#${annexAnchor(place)}">${title}</a></li>\n`)}</ol>
</nav>`
