import { Failure } from '../../../contract/failure.ts'
import {
  firstRelease,
  firstTaggedRelease,
  type Layout,
  lastRelease,
  layoutOf,
  mapEntries,
  untaggedLabelBytes,
  untaggedTimeBytes,
} from '../format/layout.ts'
import { dtaLimits } from '../limits.ts'
import type { Cursor } from './cursor.ts'
import { upToZero } from './section.ts'

export type Header = {
  readonly layout: Layout
  readonly variables: number
  readonly rows: number
  readonly label: Buffer
}

const tag = '<stata_dta>'

/** The header; sets the byte order of the cursor. */
export const readHeader = async (cursor: Cursor): Promise<Header> => {
  const header = (await cursor.peek(tag.length)) === tag ? await taggedHeader(cursor) : await untaggedHeader(cursor)
  const { variables, rows } = header
  if (variables === 0) throw new Failure('dta.no-variables', { file: cursor.file })
  if (variables > dtaLimits.variables) throw cursor.overLimit('header', variables, dtaLimits.variables)
  if (rows > dtaLimits.rows) throw cursor.overLimit('header', rows, dtaLimits.rows)
  return header
}

const taggedHeader = async (cursor: Cursor): Promise<Header> => {
  await cursor.expect(`${tag}<header><release>`, 'header')
  const release = (await cursor.take(3, 'header')).take(3).toString('latin1')
  const layout = /^\d{3}$/.test(release) ? layoutOf(Number(release)) : null
  if (layout === null) throw new Failure('dta.not-dta', { file: cursor.file })
  if (layout.release < firstTaggedRelease || layout.release > lastRelease) throw unsupported(cursor, layout.release)
  await cursor.expect('</release><byteorder>', 'header')
  cursor.littleEndian = await readByteOrder(cursor)
  await cursor.expect('</byteorder><K>', 'header')
  const variables = (await cursor.take(layout.variableCountBytes, 'header')).unsigned(layout.variableCountBytes)
  await cursor.expect('</K><N>', 'header')
  const rows = (await cursor.take(layout.rowCountBytes, 'header')).unsigned(layout.rowCountBytes)
  await cursor.expect('</N><label>', 'header')
  const label = await readCounted(cursor, layout.labelLengthBytes)
  await cursor.expect('</label><timestamp>', 'header')
  await readCounted(cursor, 1)
  await cursor.expect('</timestamp></header><map>', 'header')
  // What the map says follows from the sections themselves, and some programs write it wrong.
  cursor.skip(8 * mapEntries, 'map')
  await cursor.expect('</map>', 'map')
  return { layout, variables, rows, label: upToZero(label) }
}

const readByteOrder = async (cursor: Cursor): Promise<boolean> => {
  const section = await cursor.take(3, 'header')
  const order = section.take(3).toString('latin1')
  if (order !== 'LSF' && order !== 'MSF') throw section.invalid()
  return order === 'LSF'
}

/** A text with its length in front. */
const readCounted = async (cursor: Cursor, lengthBytes: 1 | 2): Promise<Buffer> => {
  const length = (await cursor.take(lengthBytes, 'header')).unsigned(lengthBytes)
  return (await cursor.take(length, 'header')).take(length)
}

/** Release, byte order (1 or 2), file type 1 and a byte of nothing: all there is to know the file by. */
const untaggedHeader = async (cursor: Cursor): Promise<Header> => {
  const [release = 0, order = 0, type = 0] = Buffer.from(await cursor.peek(4), 'latin1')
  const looksLikeStata = release >= 102 && release < firstTaggedRelease && (order === 1 || order === 2) && type === 1
  if (!looksLikeStata) throw new Failure('dta.not-dta', { file: cursor.file })
  if (release < firstRelease || release === firstTaggedRelease - 1) throw unsupported(cursor, release)
  cursor.littleEndian = order === 2
  const layout = layoutOf(release)
  const section = await cursor.take(10 + untaggedLabelBytes + untaggedTimeBytes, 'header')
  section.take(4)
  const variables = section.unsigned(layout.variableCountBytes)
  const rows = section.unsigned(layout.rowCountBytes)
  return { layout, variables, rows, label: section.text(untaggedLabelBytes) }
}

const unsupported = (cursor: Cursor, release: number): Failure =>
  new Failure('dta.release-unsupported', { file: cursor.file, release })
