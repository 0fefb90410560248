import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCharacterMap } from '../../../main/files/fonts/character-map.ts'
import { readTables } from '../../../main/files/fonts/sfnt.ts'
import { subsetFont } from '../../../main/files/fonts/subset.ts'
import { fontFiles } from '../../harness/report-study.ts'

const whole = readFileSync(fontFiles[0] as string)
const outlineOf = (font: Uint8Array, letter: string): Buffer => {
  const tables = readTables(font)
  const table = (tag: string) => Buffer.from(tables.get(tag) ?? [])
  const glyph = readCharacterMap(table('cmap'))(letter.codePointAt(0) ?? 0)
  if (glyph === undefined) throw new Error(`No glyph for ${letter}`)
  const isLong = table('head').readInt16BE(50) === 1
  const start = (at: number) => (isLong ? table('loca').readUInt32BE(4 * at) : 2 * table('loca').readUInt16BE(2 * at))
  return table('glyf').subarray(start(glyph), start(glyph + 1))
}

describe('letters of a page', () => {
  const subset = subsetFont(whole, 'Añb ▲')

  test('the letters asked for keep their outlines and numbers', () => {
    for (const letter of 'Añb▲') {
      const outline = outlineOf(whole, letter)
      expect(outlineOf(subset, letter).subarray(0, outline.length).equals(outline)).toBe(true)
    }
    const widths = (font: Uint8Array) => Buffer.from(readTables(font).get('hmtx') ?? [])
    expect(widths(subset).equals(widths(whole))).toBe(true)
  })

  test('letters that were not asked for are not in it, and it is small', () => {
    const glyphOf = readCharacterMap(readTables(subset).get('cmap') ?? new Uint8Array())
    expect([glyphOf(0x42), glyphOf(0x41)]).toEqual([undefined, expect.any(Number)])
    expect(subset.length).toBeLessThan(25_000)
  })

  test('letters the font lacks are left out', () => {
    expect(subsetFont(whole, 'A漢').length).toBe(subsetFont(whole, 'A').length)
  })

  test('a file that is no such font is a defect', () => {
    expect(() => subsetFont(new Uint8Array(64), 'A')).toThrow('The font has no table cmap')
  })
})
