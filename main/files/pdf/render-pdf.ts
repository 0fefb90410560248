import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Report } from '../../core/report/report.ts'
import type { PageFonts } from '../html/font-faces.ts'
import { printer } from './letters.ts'
import { logoPath, printedPaper } from './printed-paper.ts'

/** A folder that does not exist: the typesetter gets everything handed over. */
const workspace = '/nowhere'

/** Date of every document: the product keeps no clock in its files, so that equal reports are equal bytes. */
const fixedDate = Date.UTC(2000, 0, 1) / 1000

/**
 * The report as PDF/UA-1: tagged, with language, title, outline, table headers and the pictures told in words. `template`
 * is the program of the typesetter; everything that people wrote goes to it as data, and nothing is read from disk.
 * A document that breaks the standard is a defect and throws.
 */
export const renderPdf = (
  report: Report,
  charts: ReadonlyMap<string, string>,
  fonts: PageFonts,
  template: string,
): Uint8Array => {
  const print = printer(fonts)
  const pictures = Object.fromEntries([...charts].map(([id, svg]) => [id, print(svg)]))
  const inputs = { paper: JSON.stringify(printedPaper(report, print)), pictures: JSON.stringify(pictures) }
  const compiler = NodeCompiler.create({
    workspace,
    fontArgs: [{ fontBlobs: [Buffer.from(fonts.regular), Buffer.from(fonts.semibold)] }],
  })
  for (const [place, { png }] of report.logos.entries())
    compiler.mapShadow(workspace + logoPath(place), Buffer.from(png, 'base64'))
  const compiled = compiler.compile({ mainFileContent: template, inputs })
  const problems = compiled.takeError()
  if (problems !== null || compiled.result === null)
    throw new Error(`The document could not be set: ${JSON.stringify(problems && compiler.fetchDiagnostics(problems))}`)
  try {
    return compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp: fixedDate })
  } finally {
    compiler.evictCache(0)
  }
}
