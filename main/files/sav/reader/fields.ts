import { Failure } from '../../../contract/failure.ts'
import { extensions, longestString, segmentBytes, segmentWidths, slotsOf } from '../format/layout.ts'
import { pairsOf } from './extensions.ts'
import type { RawDictionary, RawVariable } from './records.ts'

/** A run of bytes of a case that holds a variable or a part of it. */
export type Piece = { readonly slot: number; readonly bytes: number }

/** A variable as it lies in a case; a string above 255 bytes comes in pieces, from as many records. */
export type ReadField = {
  readonly raw: RawVariable
  /** The short name in upper case, which other records call the variable by. */
  readonly key: string
  /** Bytes of the string, 0 for a number. */
  readonly width: number
  readonly pieces: readonly Piece[]
  /** The records of the dictionary that it took. */
  readonly segments: number
}

/** Puts the segments of very long strings together and says where each variable lies in a case. */
export const readFields = (raw: RawDictionary, file: string): readonly ReadField[] => {
  const veryLong = pairsOf(raw.extensions.get(extensions.veryLongStrings))
  const fields: ReadField[] = []
  for (let i = 0; i < raw.variables.length; ) {
    const field = fieldFrom(raw.variables.slice(i, i + mostSegments), veryLong, file)
    fields.push(field)
    i += field.segments
  }
  return fields
}

const mostSegments = segmentWidths(longestString).length

/** The variable that begins with the first of `records`. */
const fieldFrom = (records: readonly RawVariable[], veryLong: ReadonlyMap<string, string>, file: string): ReadField => {
  const raw = records[0] as RawVariable
  const key = raw.name.toString('latin1').trim().toUpperCase()
  const width = (raw.width > 0 ? declaredWidth(veryLong.get(key)) : null) ?? raw.width
  if (width > longestString)
    throw new Failure('sav.over-limit', { file, byte: raw.byte, record: '7.14', count: width, limit: longestString })
  const segments = segmentWidths(width)
  if (!segments.every((bytes, i) => isSegment(records[i], bytes)))
    throw new Failure('sav.record-invalid', { file, byte: raw.byte, record: '7.14' })
  const pieces = segments.map((_, i) => ({
    slot: records[i]?.slot ?? 0,
    bytes: Math.min(segmentBytes, width - i * segmentBytes),
  }))
  return {
    raw,
    key,
    width,
    pieces: pieces.filter((piece) => width === 0 || piece.bytes > 0),
    segments: segments.length,
  }
}

/** The width of a very long string, as five digits and zero bytes behind them. */
const declaredWidth = (text: string | undefined): number | null => {
  const width = Number.parseInt(text ?? '', 10)
  return width > segmentBytes ? width : null
}

/** Some programs declare the last segment a little wider than it is, within the same 8-byte elements. */
const isSegment = (record: RawVariable | undefined, bytes: number): boolean =>
  record !== undefined && record.width > 0 === bytes > 0 && slotsOf(record.width) === slotsOf(bytes)
