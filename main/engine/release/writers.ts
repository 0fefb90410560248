import type { Report } from '../../core/report/report.ts'
import type { PageFonts } from '../../files/html/font-faces.ts'
import { renderHtml } from '../../files/html/render-html.ts'
import { renderXlsx } from '../../files/xlsx/render-xlsx.ts'

/** What every writer of a report gets: the report as plain data, its charts drawn, the letters it is set in. */
export type Written = {
  readonly report: Report
  /** The charts as SVG, by chart id. */
  readonly drawings: ReadonlyMap<string, string>
  /** The same pictures as PNG. */
  readonly pictures: ReadonlyMap<string, Uint8Array>
  readonly fonts: PageFonts
  /** The program that the PDF is set by. */
  readonly template: string
}

/** One format of the report: the product it is named after, its ending, and how it is made. */
export type ReportWriter = {
  /** A name under `product.name` in the locales. */
  readonly product: string
  readonly ending: string
  readonly write: (written: Written) => Uint8Array | string | Promise<Uint8Array | string>
}

/**
 * Every format in which a report is written, as a working copy and in a release. A new one is a line here; all of them
 * take the same model. The largest libraries are loaded when their format is made, not by who looks at a page.
 */
export const reportWriters: readonly ReportWriter[] = [
  {
    product: 'report',
    ending: 'html',
    write: ({ report, drawings, fonts }) => renderHtml(report, drawings, fonts),
  },
  {
    product: 'report',
    ending: 'docx',
    write: async ({ report, pictures, fonts }) => {
      const { renderDocx } = await import('../../files/docx/render-docx.ts')
      return renderDocx(report, pictures, fonts)
    },
  },
  {
    product: 'report',
    ending: 'pdf',
    write: async ({ report, drawings, fonts, template }) => {
      const { renderPdf } = await import('../../files/pdf/render-pdf.ts')
      return renderPdf(report, drawings, fonts, template)
    },
  },
  { product: 'workbook', ending: 'xlsx', write: ({ report }) => renderXlsx(report) },
]
