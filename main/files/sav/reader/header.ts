import { Failure } from '../../../contract/failure.ts'
import { compressions } from '../format/layout.ts'
import type { Cursor } from './cursor.ts'

export type Header = {
  readonly compression: number
  /** Place of the weight among the 8-byte elements of a case, from 1; 0 for none. */
  readonly weightSlot: number
  /** Cases as declared; negative when the writer did not know. */
  readonly cases: number
  readonly bias: number
  readonly label: Buffer
}

const magicBytes = 4
const layoutCodes: ReadonlySet<number> = new Set([2, 3])

/** Reads the header and settles the byte order of the file. */
export const readHeader = async (cursor: Cursor): Promise<Header> => {
  const isZlib = await readMagic(cursor)
  await readByteOrder(cursor)
  const record = await cursor.take(headerRest, headerRecord)
  record.int32()
  const compression = record.int32()
  if (compression < 0 || compression > compressions.zlib || (compression === compressions.zlib) !== isZlib)
    throw record.invalid()
  const weightSlot = record.int32()
  const cases = record.int32()
  const bias = record.float64()
  if (!Number.isFinite(bias)) throw record.invalid()
  record.take(17)
  return { compression, weightSlot, cases, bias, label: record.take(64) }
}

const headerRecord = '1'
/** What follows the magic, the program's name and the layout code. */
const headerRest = 108
const productBytes = 60

const readMagic = async (cursor: Cursor): Promise<boolean> => {
  if (cursor.size < magicBytes) throw new Failure('sav.not-sav', { file: cursor.file })
  const start = await cursor.take(Math.min(cursor.size, 32), headerRecord)
  const text = start.take(start.left).toString('latin1')
  if (text.includes('ENCRYPTEDSAV')) throw new Failure('sav.encrypted', { file: cursor.file })
  const magic = text.slice(0, magicBytes)
  if (magic !== '$FL2' && magic !== '$FL3') throw new Failure('sav.not-sav', { file: cursor.file })
  cursor.position = magicBytes
  return magic === '$FL3'
}

/** The layout code is 2, or rarely 3: whichever order reads it so is the order of the file. */
const readByteOrder = async (cursor: Cursor): Promise<void> => {
  cursor.skip(productBytes, headerRecord)
  const code = (await cursor.take(4, headerRecord)).take(4)
  cursor.littleEndian = layoutCodes.has(code.readInt32LE())
  if (!cursor.littleEndian && !layoutCodes.has(code.readInt32BE()))
    throw new Failure('sav.record-invalid', { file: cursor.file, byte: cursor.position - 4, record: headerRecord })
}
