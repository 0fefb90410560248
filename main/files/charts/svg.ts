import { parse, textMetrics, View } from 'vega'
import { expressionInterpreter } from 'vega-interpreter'
import { compile, type TopLevelSpec } from 'vega-lite'
import type { ReportChart } from '../../core/report/report.ts'
import { textWidth } from './text-width.ts'

declare module 'vega' {
  /** How the width of a text is known; missing in Vega's own types. */
  const textMetrics: { width: (item: { text?: unknown; fontSize?: number }, text?: unknown) => number }
}
// Vega's hook for programs without a canvas; it holds for the whole process.
textMetrics.width = (item, text) => textWidth(String(text ?? item.text ?? '')) * (item.fontSize ?? 11)

/**
 * Draws a chart as SVG without a screen. Expressions are interpreted, never compiled to code. Title and description
 * are in the picture, ids are the chart's own so that several pictures fit into one page, and the same
 * specification gives the same bytes.
 */
export const drawSvg = async ({ anchor, title, description, spec }: Drawable): Promise<string> => {
  const compiled = compile(spec as unknown as TopLevelSpec).spec
  const view = new View(parse(compiled, undefined, { ast: true }), { expr: expressionInterpreter, renderer: 'none' })
  try {
    return described(await view.toSVG(), anchor, title, description)
  } finally {
    view.finalize()
  }
}

export type Drawable = Pick<ReportChart, 'anchor' | 'title' | 'description' | 'spec'>

const described = (svg: string, anchor: string, title: string, description: string): string => {
  const [titleId, textId] = [`${anchor}-title`, `${anchor}-text`]
  return svg
    .replace(/ (?:role|aria-[a-z]+|class)="[^"]*"/g, '')
    .replace(/ id="([^"]+)"/g, ` id="${anchor}-$1"`)
    .replace(/url\(#([^)]+)\)/g, `url(#${anchor}-$1)`)
    .replace(
      /^<svg([^>]*)>/,
      (_, attributes: string) =>
        `<svg${attributes} role="img" aria-labelledby="${titleId} ${textId}">` +
        `<title id="${titleId}">${escaped(title)}</title><desc id="${textId}">${escaped(description)}</desc>`,
    )
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
