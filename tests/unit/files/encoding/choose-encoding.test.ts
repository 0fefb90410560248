import { describe, expect, test } from 'vitest'
import { chooseEncoding } from '../../../../main/files/encoding/choose-encoding.ts'
import { decoderFor } from '../../../../main/files/encoding/decode.ts'
import { encoderFor, encodeUpTo } from '../../../../main/files/sav/encode.ts'

const western = (text: string) => Buffer.from(text, 'latin1')
const utf8 = (text: string) => Buffer.from(text, 'utf8')

describe('the encoding of a file', () => {
  const declared = (name: string | null, codePage: number | null = null) => ({
    requested: undefined,
    declared: name,
    codePage,
  })

  test.each([
    [
      'what was asked for wins',
      { requested: 'latin1', declared: 'UTF-8', codePage: null },
      [utf8('año')],
      'windows-1252',
      'requested',
    ],
    ['a declaration that the texts confirm holds', declared('UTF-8'), [utf8('año')], 'utf-8', 'declared'],
    ['UTF-8 that is not is western', declared('UTF-8'), [western('año'), western('niñez')], 'windows-1252', 'evidence'],
    ['western that is UTF-8 is UTF-8', declared('windows-1252'), [utf8('año'), utf8('niñez')], 'utf-8', 'evidence'],
    [
      'one broken text does not turn a file',
      declared('UTF-8'),
      [utf8('año'), utf8('niñez'), western('ó')],
      'utf-8',
      'declared',
    ],
    ['a multi-byte encoding is believed', declared('gbk'), [utf8('año')], 'gbk', 'declared'],
    ['without texts beyond ASCII the declaration holds', declared('ISO-8859-15'), [], 'iso-8859-15', 'declared'],
    ['a code page counts where there is no name', declared(null, 1251), [], 'windows-1251', 'declared'],
    ['"ASCII" says nothing', declared(null, 2), [western('año')], 'windows-1252', 'evidence'],
    ['an unknown name says nothing', declared('cp850'), [utf8('año')], 'utf-8', 'evidence'],
  ] as const)('%s', (_, claims, samples, name, because) => {
    expect(chooseEncoding(claims, samples)).toMatchObject({ name, because })
  })

  test.each(['utf-16', 'klingon', ''])('%j cannot be asked for', (requested) => {
    expect(() => chooseEncoding({ requested, declared: null, codePage: null }, [])).toThrow('file.encoding-unknown')
  })
})

describe('decoding', () => {
  test('drops a character that the width cut off', () => {
    expect(decoderFor('utf-8')(utf8('niñ').subarray(0, 3))).toBe('ni')
    expect(decoderFor('utf-8')(utf8('a€').subarray(0, 3))).toBe('a')
  })

  test('reads a western text in a UTF-8 file', () => {
    expect(decoderFor('utf-8')(western('niñez'))).toBe('niñez')
  })
})

describe('encoding', () => {
  test('windows-1252 has the euro and the dashes, and not the umbrella', () => {
    const { encode } = encoderFor('windows-1252')
    expect(encode('ñ€–')).toEqual(Buffer.of(0xf1, 0x80, 0x96))
    expect(encode('☂')).toBeNull()
    expect(encode('\u0081')).toEqual(Buffer.of(0x81))
  })

  test('cuts between characters', () => {
    expect(encodeUpTo(encoderFor('utf-8'), 'añ😀', 6)?.toString()).toBe('añ')
    expect(encodeUpTo(encoderFor('utf-8'), 'añ😀', 7)?.toString()).toBe('añ😀')
  })
})
