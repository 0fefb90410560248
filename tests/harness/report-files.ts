import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Report } from '../../main/core/report/report.ts'
import { drawPng } from '../../main/files/charts/png.ts'
import { drawSvg } from '../../main/files/charts/svg.ts'
import { renderPdf } from '../../main/files/pdf/render-pdf.ts'
import { fontFiles } from './report-study.ts'

/** Reports in the formats of paper, as the engine writes them. */

export const pageFonts = {
  regular: readFileSync(fontFiles[0] ?? ''),
  semibold: readFileSync(fontFiles[1] ?? ''),
}

const template = readFileSync(join(import.meta.dirname, '../../resources/pdf/report.typ'), 'utf8')

export const drawingsOf = async ({ sections }: Report): Promise<ReadonlyMap<string, string>> => {
  const charts = sections.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'chart')
  return new Map(await Promise.all(charts.map(async (chart) => [chart.id, await drawSvg(chart)] as const)))
}

export const picturesOf = (drawings: ReadonlyMap<string, string>): ReadonlyMap<string, Uint8Array> =>
  new Map([...drawings].map(([id, svg]) => [id, drawPng(svg, fontFiles)]))

export const pdfOf = async (report: Report): Promise<Buffer> =>
  Buffer.from(renderPdf(report, await drawingsOf(report), pageFonts, template))
