import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Dictionary } from '../../../../main/files/csv/dictionary.ts'
import { cellDecoder } from '../../../../main/files/csv/encoding.ts'
import { csvLimits } from '../../../../main/files/csv/limits.ts'

const codesOf = (dictionary: Dictionary, texts: readonly string[]): number[] =>
  texts.map((text) => {
    const bytes = Buffer.from(`;${text};`)
    return dictionary.codeOf(bytes, 1, bytes.length - 1)
  })
const newDictionary = () => new Dictionary(cellDecoder('utf-8'), { file: 'datos.csv', used: 0 })

test('equal texts get equal codes in order of appearance, blanks get 0', () => {
  const dictionary = newDictionary()
  expect(codesOf(dictionary, ['Sonsonate', 'La Unión', '', 'Sonsonate', '  ', '\ufeffx'])).toEqual([1, 2, 0, 1, 0, 3])
  expect(dictionary.texts).toEqual(['Sonsonate', 'La Unión', '\ufeffx'])
})

test('every text is found again, however many there are', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 2000 }), (texts) => {
      const dictionary = newDictionary()
      const kept = texts.filter((text) => /[^\0- ]/.test(text))
      const codes = codesOf(dictionary, kept)
      expect(codes.map((code) => dictionary.texts[code - 1])).toEqual(kept)
      expect(dictionary.texts).toEqual([...new Set(kept)])
    }),
  )
})

test('texts stop at a limit of memory', () => {
  const dictionary = new Dictionary(cellDecoder('utf-8'), { file: 'datos.csv', used: csvLimits.textBytes - 100 })
  expect(() => codesOf(dictionary, ['uno', 'dos', 'tres'])).toThrow(
    expect.objectContaining({ code: 'csv.too-much-text' }),
  )
})
