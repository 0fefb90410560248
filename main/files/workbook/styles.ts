import type { Archive, ZipEntry } from '../zip/archive.ts'
import { readPart } from './part.ts'

/** What a cell's number means by its style. */
export type NumberStyle = 'number' | 'moment' | 'duration'

/** The styles of cells by their number; none in a workbook without a part for them. */
export const readNumberStyles = async (archive: Archive, part: ZipEntry | undefined): Promise<NumberStyle[]> => {
  if (part === undefined) return []
  const formats = new Map<number, string>()
  const formatIds: number[] = []
  let inCellStyles = false
  await readPart(archive, part, {
    open: (name, attributes) => {
      if (name === 'numFmt') formats.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '')
      if (name === 'cellXfs') inCellStyles = true
      if (name === 'xf' && inCellStyles) formatIds.push(Number(attributes.get('numFmtId') ?? 0))
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  return formatIds.map((id) => {
    const code = formats.get(id)
    return code === undefined ? builtInStyle(id) : numberStyleOf(code)
  })
}

/** Formats that have a number and no code (ECMA-376 part 1, 18.8.30). */
const builtInStyle = (id: number): NumberStyle => {
  if ((id >= 14 && id <= 17) || id === 22) return 'moment'
  return (id >= 18 && id <= 21) || (id >= 45 && id <= 47) ? 'duration' : 'number'
}

/**
 * What a format code makes of a number: with years, days or months it is a moment, with hours, minutes or seconds
 * alone a duration. Only the part for positive numbers counts; quoted and escaped characters, colours and conditions
 * say nothing.
 */
export const numberStyleOf = (code: string): NumberStyle => {
  const [positive = ''] = code
    .replace(/"[^"]*"|[\\_*]./g, '')
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
    .toLowerCase()
    .split(';')
  const plain = positive.replace(/general|am\/pm|a\/p|0+e[+-]?0+/g, '')
  if (/[yd]/.test(plain)) return 'moment'
  if (/[hs]|\[m+\]/.test(plain)) return 'duration'
  return plain.includes('m') ? 'moment' : 'number'
}
