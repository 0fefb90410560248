import { strToU8, zipSync } from 'fflate'

/** Writes workbooks part by part, so that a test can put anything into any of them. */

export type Parts = Readonly<Record<string, string | Uint8Array>>

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** Number formats of the styles 0, 1, 2 …: general, date, moment, time, duration, and a currency with a word in it. */
const styles = `${declaration}<styleSheet xmlns="${main}"><numFmts count="3"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/><numFmt numFmtId="165" formatCode="[h]:mm:ss"/><numFmt numFmtId="166" formatCode="&quot;días &quot;0.00;[Red]-0.00"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>`

export type SheetXml = {
  readonly name: string
  readonly rows: string
  readonly state?: string
  readonly behind?: string
}
export type WorkbookForm = { readonly shared?: readonly string[]; readonly from1904?: boolean }

/** The parts of a workbook whose sheets have these rows, written as XML. */
export const workbookParts = (
  sheets: readonly SheetXml[],
  { shared = [], from1904 = false }: WorkbookForm = {},
): Parts => ({
  '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
  'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr date1904="${from1904}"/><sheets>${sheets
    .map(
      ({ name, state }, at) =>
        `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="r${at}"/>`,
    )
    .join('')}</sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
    .map((_, at) => `<Relationship Id="r${at}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`)
    .join(
      '',
    )}<Relationship Id="s" Type="${office}/styles" Target="/xl/styles.xml"/><Relationship Id="t" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  'xl/styles.xml': styles,
  'xl/sharedStrings.xml': `${declaration}<sst xmlns="${main}">${shared.map((text) => `<si>${text.startsWith('<') ? text : `<t>${text}</t>`}</si>`).join('')}</sst>`,
  ...Object.fromEntries(
    sheets.map(({ rows, behind = '' }, at) => [
      `xl/worksheets/sheet${at + 1}.xml`,
      `${declaration}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${behind}</worksheet>`,
    ]),
  ),
})

/** A workbook of one sheet `datos`. */
export const sheetParts = (rows: string, form?: WorkbookForm): Parts => workbookParts([{ name: 'datos', rows }], form)

export const zipped = (parts: Parts): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content]),
    ),
    { mtime: '1980-01-01' },
  )

export const textCell = (text: string): string => `<c t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
/** A row of cells that are texts, or XML of their own. */
export const row = (...cells: readonly string[]): string =>
  `<row>${cells.map((cell) => (cell.startsWith('<') ? cell : textCell(cell))).join('')}</row>`
export const number = (value: number | string, style = 0): string => `<c s="${style}"><v>${value}</v></c>`
