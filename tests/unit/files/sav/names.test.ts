import { describe, expect, test } from 'vitest'
import { readNames } from '../../../../main/files/sav/reader/names.ts'
import { savNames } from '../../../../main/files/sav/writer/names.ts'

const decode = (bytes: Buffer) => bytes.toString('utf8')

describe('names that are read', () => {
  test('survive as they are, repeated or empty', () => {
    const names = ['p1', 'P1', 'p1', 'p1_2', '', '¿qué?', 'p1  ']
    expect(
      readNames(
        names.map((name) => Buffer.from(name)),
        decode,
      ),
    ).toEqual(['p1', 'P1', 'p1_2', 'p1_2_2', 'V5', '¿qué?', 'p1_3'])
  })
})

describe('names that are written', () => {
  const long = (...names: string[]) =>
    savNames(
      names,
      names.map(() => 1),
    ).map((name) => name.long)

  test('stay when SPSS takes them', () => {
    expect(long('sexo', 'año', 'p1.2', '@x')).toEqual(['sexo', 'año', 'p1.2', '@x'])
  })

  test('are mended when it does not', () => {
    expect(long('1a', 'a b', 'with', 'fin.', 'Sexo', 'SEXO')).toEqual(['V1a', 'a_b', 'with_', 'fin', 'Sexo', 'SEXO_2'])
    expect(Buffer.byteLength(long('ñ'.repeat(70))[0] ?? '')).toBe(64)
  })

  test('have short ones of eight bytes, one for each segment, all different', () => {
    const names = savNames(['ingreso_1', 'ingreso_2', 'ñ', 'relato'], [1, 1, 1, 3])
    expect(names.map((name) => name.short)).toEqual([
      ['INGRESO_'],
      ['INGRES_2'],
      ['V'],
      ['RELATO', 'RELATO_2', 'RELATO_3'],
    ])
  })
})
