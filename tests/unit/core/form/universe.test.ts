import { expect, test } from 'vitest'
import { universeOf } from '../../../../main/core/form/universe.ts'
import { formWords } from '../../../../main/engine/reading/form-words.ts'
import { resources } from '../../../harness/engine.ts'
import { xpath } from '../../../harness/text-table.ts'

const words = formWords(resources)

test.each([
  [[], undefined],
  [["selected(#{causa}, 'otra')"], 'causa = otra'],
  [['#{edad} >= 18'], 'edad >= 18'],
  [["selected(#{a},'x') or not(#{b} = 1)"], { es: 'a = x o no(b = 1)', en: 'a = x or not(b = 1)' }],
  [['#{a} = 1 or #{b} = 2', '#{c} < 3'], { es: '(a = 1 o b = 2) y c < 3', en: '(a = 1 or b = 2) and c < 3' }],
  [["#{nombre} = 'Juan and Ana'"], 'nombre = “Juan and Ana”'],
])('%j', (conditions, universe) => {
  expect(universeOf(conditions.map(xpath), words)).toEqual(universe)
})
