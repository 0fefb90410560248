import { createHash } from 'node:crypto'
import type { MissingRule, Variable } from '../../contract/codebook.ts'
import { inLanguage, type Language, type Localized } from '../../contract/text.ts'
import type { Distribution } from '../../core/codebook/distribution.ts'
import { decimal, formatNumber, integer, percent } from '../../core/report/number-format.ts'
import type { Texts } from '../../core/report/texts.ts'
import { fontFaces, type PageFonts } from './font-faces.ts'
import { html, type Markup, nothing, trusted } from './markup.ts'
import { pageStyle } from './style.ts'

/** A dataset's codebook to be read by people. `distributions` only in working copies. */
export type CodebookPage = {
  readonly study: Localized
  readonly dataset: string
  readonly variables: readonly Variable[]
  readonly distributions: ReadonlyMap<string, Distribution> | null
  readonly warnings: readonly string[]
  readonly language: Language
  readonly texts: Texts
}

/** The codebook as one page that needs nothing else: no script, its letters inside, a policy that forbids the rest. */
export const codebookHtml = (page: CodebookPage, fonts: PageFonts): string => {
  const { study, dataset, warnings, language, texts } = page
  const title = texts('codebook.title', { dataset })
  const body = html`<body>
<a class="skip" href="#main">${texts('report.word.skip')}</a>
${warnings.length === 0 ? nothing : html`<aside class="warnings" aria-label="${texts('report.word.status')}">${warnings.map((one) => html`<span>${one}</span> `)}</aside>`}
<header class="title"><h1>${title}</h1><p>${inLanguage(study, language)}</p></header>
<div class="columns">
<nav aria-labelledby="contents"><h2 id="contents">${texts('report.word.contents')}</h2>
<ol>${page.variables.map(({ name }, place) => html`<li><a href="#v${place + 1}">${name}</a></li>\n`)}</ol></nav>
<main id="main" tabindex="-1">
${page.variables.map((variable, place) => variableHtml(variable, place + 1, page))}</main>
</div>
<footer>${[title, ...warnings].join(' · ')}</footer>
</body>`
  const style = fontFaces(fonts, body.markup) + pageStyle(warnings.join(' · '))
  const hash = createHash('sha256').update(style).digest('base64')
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; font-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${[title, ...warnings].join(' – ')}</title>
<style>${trusted(style)}</style>
</head>
${body}
</html>
`.markup
}

const variableHtml = (variable: Variable, place: number, page: CodebookPage): Markup => {
  const { language, texts } = page
  const distribution = page.distributions?.get(variable.name)
  const facts: [string, string][] = [
    ['label', inLanguage(variable.label, language)],
    ['kind', texts(`kind.${variable.kind}`)],
    ['question', inLanguage(variable.question, language)],
    ['universe', inLanguage(variable.universe, language)],
    ['source', variable.source ?? ''],
    ['decimals', variable.decimals === undefined ? '' : String(variable.decimals)],
    ...(distribution ? numberFacts(distribution, language) : []),
  ]
  return html`<section aria-labelledby="v${place}"><h2 id="v${place}">${variable.name}</h2>
<dl class="facts">${facts.filter(([, text]) => text !== '').map(([part, text]) => html`<div><dt>${texts(`codebook.part.${part}`)}</dt><dd>${text}</dd></div>\n`)}</dl>
${categoriesHtml(variable, distribution, page)}${missingHtml(variable.missing, distribution, page)}</section>
`
}

const numberFacts = ({ answered, numbers }: Distribution, language: Language): [string, string][] => {
  const plain = (value: number): string => formatNumber(value, Number.isInteger(value) ? integer : decimal(2), language)
  return [
    ['answered', plain(answered)],
    ...(['least', 'median', 'mean', 'most'] as const).map((name): [string, string] => [
      name,
      numbers === null ? '' : plain(numbers[name]),
    ]),
  ]
}

const categoriesHtml = (
  { name, categories }: Variable,
  distribution: Distribution | undefined,
  { language, texts }: CodebookPage,
): Markup => {
  const base = distribution?.answered ?? 0
  const listed = distribution && distribution.categories.length > 0 ? distribution.categories : categories
  const rows = listed.map((category) => {
    const count = 'records' in category && typeof category.records === 'number' ? category.records : null
    const shares =
      count === null
        ? []
        : [formatNumber(count, integer, language), formatNumber(base === 0 ? null : count / base, percent(1), language)]
    return [category.code, inLanguage(category.label, language), ...shares]
  })
  const heads =
    distribution && distribution.categories.length > 0 ? ['code', 'label', 'records', 'share'] : ['code', 'label']
  return tableHtml(`${name}: ${texts('codebook.part.categories')}`, heads, rows, texts)
}

const missingHtml = (
  rules: readonly MissingRule[],
  distribution: Distribution | undefined,
  { language, texts }: CodebookPage,
): Markup => {
  const rows = rules.map(({ code, from, to, reason, label }) => [
    code ?? `${from ?? '…'} – ${to ?? '…'}`,
    texts(`missing.${reason}`),
    inLanguage(label, language),
  ])
  const counted = (distribution?.missing ?? []).map(({ reason, records }) => [
    texts(`missing.${reason}`),
    formatNumber(records, integer, language),
  ])
  return html`${tableHtml(texts('codebook.part.missing'), ['code', 'reason', 'label'], rows, texts)}${tableHtml(texts('codebook.missingCounts'), ['reason', 'records'], counted, texts)}`
}

const numeric = new Set(['records', 'share'])

const tableHtml = (
  title: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  texts: Texts,
): Markup => {
  if (rows.length === 0) return nothing
  const cell = (text: string, place: number): Markup => {
    if (place === 0) return html`<th scope="row">${text}</th>`
    return numeric.has(heads[place] ?? '') ? html`<td class="number">${text}</td>` : html`<td>${text}</td>`
  }
  return html`<div class="table" role="group" aria-label="${title}" tabindex="0"><table class="plain">
<caption><strong>${title}</strong></caption>
<thead><tr>${heads.map((name) => html`<th scope="col">${texts(`codebook.column.${name}`)}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${row.map(cell)}</tr>\n`)}</tbody>
</table></div>
`
}
