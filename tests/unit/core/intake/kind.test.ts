import { expect, test } from 'vitest'
import { guessKind } from '../../../../main/core/intake/kind.ts'

const guess = (name: string, values: readonly (string | number)[], type: 'number' | 'text' = 'number') =>
  guessKind({ name, type, values: values.map(String) }).kind
const range = (length: number, from = 1) => Array.from({ length }, (_, at) => at + from)

test('names say weight, design, id, place, scale and count', () => {
  const some = range(30)
  expect(guess('Fact_Pers_Reg', [1.5, 2.25])).toBe('weight')
  expect(guess('ponderador', some)).toBe('weight')
  expect(['pw', 'WTMEC2YR', 'fexp2019', 'base_w'].map((name) => guess(name, [1.5]))).toEqual(Array(4).fill('weight'))
  expect(guess('VarStrat', some)).toBe('design')
  expect(['SDMVPSU', 'upm_dis', 'id_conglomerado', 'stratum2'].map((name) => guess(name, some))).toEqual(
    Array(4).fill('design'),
  )
  expect(guess('upm', ['A1', 'A2'], 'text')).toBe('design')
  expect(guess('folio', some)).toBe('id')
  expect(guess('departamento', ['01', '02'], 'text')).toBe('geography')
  expect(guess('estado_civil', [1, 2, 3])).toBe('nominal')
  expect(guess('nivel_educativo', [1, 2, 3])).toBe('ordinal')
  expect(guess('num_hijos', [0, 1, 4])).toBe('count')
})

test('values say the rest', () => {
  expect(guess('v1', [1.5, 2])).toBe('continuous')
  expect(guess('edad', range(40))).toBe('continuous')
  expect(guess('sexo', [1, 2, 1])).toBe('nominal')
  expect(guess('anio', [2014, 2015])).toBe('ordinal')
  expect(guess('v1', ['2016-07-31', '2016-08-01'], 'text')).toBe('date')
  expect(guess('v1', ['31/07/2016', '7/16/2018', '1/2/16'], 'text')).toBe('date')
  expect(guess('v1', ['31/31/2016', '16-40'], 'text')).toBe('nominal')
  expect(
    guess(
      'v1',
      range(40).map((k) => `abc-${k}`),
      'text',
    ),
  ).toBe('id')
  expect(
    guess(
      'v1',
      range(40).map((k) => `una respuesta larga ${k}`),
      'text',
    ),
  ).toBe('text')
  expect(guess('v1', ['sí', 'no', 'sí'], 'text')).toBe('nominal')
  expect(guess('v1', [], 'text')).toBe('text')
})
