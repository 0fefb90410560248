import { Failure } from '../../../contract/failure.ts'
import { type Layout, longTextKinds } from '../format/layout.ts'
import { dtaLimits } from '../limits.ts'
import type { Cursor } from './cursor.ts'
import { upToZero } from './section.ts'

/** Where a long text stands in the file. */
export type LongText = { readonly at: number; readonly bytes: number }
/** Long texts by what refers to them, see `referenceAt`. */
export type LongTexts = ReadonlyMap<string, LongText>

/** How the eight bytes that refer to a long text part into the variable and the row that it first belonged to. */
export type ReferenceForm = { readonly variableBytes: number; readonly littleEndian: boolean }

/** The long text that the cell at `at` refers to; null when it is blank. */
export const referenceAt = (bytes: Buffer, at: number, form: ReferenceForm): string | null => {
  const variable = unsigned(bytes, at, form.variableBytes, form.littleEndian)
  const row = unsigned(bytes, at + form.variableBytes, referenceBytes - form.variableBytes, form.littleEndian)
  return variable === 0 ? null : referenceOf(variable, row)
}

const referenceBytes = 8

const unsigned = (bytes: Buffer, at: number, count: number, littleEndian: boolean): number =>
  littleEndian ? bytes.readUIntLE(at, count) : bytes.readUIntBE(at, count)

const referenceOf = (variable: number, row: number): string => `${variable}:${row}`

/** Finds the long texts of a tagged file, which stand behind its data, without reading them. */
export const findLongTexts = async (cursor: Cursor, layout: Layout): Promise<LongTexts> => {
  const found = new Map<string, LongText>()
  await cursor.expect('<strls>', 'strls')
  while ((await cursor.peek(3)) === 'GSO') {
    cursor.skip(3, 'strls')
    const byte = cursor.position
    const head = await cursor.take(4 + layout.longTextRowBytes + 5, 'strls')
    const key = referenceOf(head.unsigned(4), head.unsigned(layout.longTextRowBytes))
    const kind = head.unsigned(1)
    if (kind !== longTextKinds.text && kind !== longTextKinds.binary) throw head.invalid()
    const bytes = head.unsigned(4)
    // Photographs and the like: nothing that a study could count.
    if (kind === longTextKinds.binary) throw new Failure('dta.binary-text', { file: cursor.file, byte })
    found.set(key, { at: cursor.position, bytes })
    if (found.size > dtaLimits.longTexts) throw cursor.overLimit('strls', found.size, dtaLimits.longTexts)
    cursor.skip(bytes, 'strls')
  }
  await cursor.expect('</strls>', 'strls')
  return found
}

/** The bytes of the long texts, in the order of the file. */
export async function* longTextBytes(
  cursor: Cursor,
  texts: LongTexts,
): AsyncGenerator<{ readonly key: string; readonly bytes: Buffer }> {
  for (const [key, { at, bytes }] of texts) {
    cursor.position = at
    yield { key, bytes: upToZero((await cursor.take(bytes, 'strls')).take(bytes)) }
  }
}
