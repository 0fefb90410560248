import { strFromU8, strToU8, unzipSync } from 'fflate'
import { packed } from '../zip/pack.ts'

/**
 * Finishes a workbook written by ExcelJS: entries carry a fixed date, text cells (number format 49, "@") get the quote
 * prefix that keeps them text when somebody edits them, and the file says which program wrote it.
 */
export const seal = (workbook: Uint8Array, program: string): Uint8Array => {
  const entries = unzipSync(workbook)
  rewrite(entries, 'xl/styles.xml', (xml) => xml.replace(/<xf (numFmtId="49")/g, '<xf quotePrefix="1" $1'))
  rewrite(entries, 'docProps/app.xml', (xml) =>
    xml
      .replace(/<Application>[^<]*<\/Application>/, `<Application>${program}</Application>`)
      .replace(/<AppVersion>[^<]*<\/AppVersion>/, ''),
  )
  return packed(entries)
}

const rewrite = (entries: Record<string, Uint8Array>, name: string, change: (xml: string) => string): void => {
  const entry = entries[name]
  if (!entry) throw new Error(`The workbook has no ${name}`)
  entries[name] = strToU8(change(strFromU8(entry)))
}
