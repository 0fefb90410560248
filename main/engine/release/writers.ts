import type { Report } from '../../core/report/report.ts'
import type { PageFonts } from '../../files/html/font-faces.ts'
import { renderHtml } from '../../files/html/render-html.ts'
import { renderXlsx } from '../../files/xlsx/render-xlsx.ts'

/** What every writer of a report gets: the report as plain data, its charts drawn, the letters it is set in. */
export type Written = {
  readonly report: Report
  readonly drawings: ReadonlyMap<string, string>
  readonly fonts: PageFonts
}

/** One format of the report: the product it is named after, its ending, and how it is made. */
export type ReportWriter = {
  /** A name under `product.name` in the locales. */
  readonly product: string
  readonly ending: string
  readonly write: (written: Written) => Uint8Array | string | Promise<Uint8Array | string>
}

/** Every format in which a report is released. A new one is a line here; all of them take the same protected model. */
export const reportWriters: readonly ReportWriter[] = [
  {
    product: 'report',
    ending: 'html',
    write: ({ report, drawings, fonts }) => renderHtml(report, drawings, fonts),
  },
  { product: 'workbook', ending: 'xlsx', write: ({ report }) => renderXlsx(report) },
]
