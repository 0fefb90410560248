import { expect, test } from 'vitest'
import type { Localized } from '../../../../main/contract/text.ts'
import { relabelledCodes } from '../../../../main/core/codebook/relabelled-codes.ts'

const variable = (name: string, labels: Readonly<Record<string, Localized | undefined>>) => ({
  name,
  categories: Object.entries(labels).map(([code, label]) => (label === undefined ? { code } : { code, label })),
})

test('codes that mean something else are told with both labels', () => {
  const inFile = [variable('condicion', { 1: 'Sí', 2: 'No' }), variable('sexo', { 1: 'Hombre' })]
  const told = [variable('condicion', { 1: { es: 'Desplazada', en: 'Displaced' }, 2: 'No' }), variable('edad', {})]
  expect(relabelledCodes(inFile, told)).toEqual([
    { variable: 'condicion', code: '1', inFile: 'Sí', inPlan: { es: 'Desplazada', en: 'Displaced' } },
  ])
})

test.each<[string, Localized | undefined, Localized | undefined, boolean]>([
  ['case, accents, punctuation and a number in front', '1. UNION libre', 'Unión libre.', false],
  ['one of two languages', { es: 'Hombre', en: 'Man' }, 'Man', false],
  ['no label in the file', undefined, 'Hombre', false],
  ['no label in the plan', 'Hombre', undefined, false],
  ['nothing but a sign', '…', 'Hombre', false],
  ['signs that turn the meaning', '< 5', '> 5', true],
  ['another word', 'Mujer', 'Hombre', true],
])('by %s labels differ or not', (_, inFile, inPlan, differs) => {
  expect(relabelledCodes([variable('v', { 1: inFile })], [variable('v', { 1: inPlan })])).toHaveLength(differs ? 1 : 0)
})

test('a file that labels a code twice differs from no plan that leaves it as it is', () => {
  const categories = [
    { code: '1', label: 'Hombre' },
    { code: '1', label: 'Mujer' },
  ]
  expect(relabelledCodes([{ name: 'sexo', categories }], [{ name: 'sexo', categories }])).toEqual([])
})
