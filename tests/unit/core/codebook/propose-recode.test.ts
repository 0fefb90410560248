import { expect, test } from 'vitest'
import type { Category, Variable } from '../../../../main/contract/codebook.ts'
import type { Localized } from '../../../../main/contract/text.ts'
import { proposeRecode } from '../../../../main/core/codebook/propose-recode.ts'

type Pair = readonly [code: string, label?: Localized]

const categories = (pairs: readonly Pair[]): Category[] =>
  pairs.map(([code, label]) => (label === undefined ? { code } : { code, label }))
const variable = (pairs: readonly Pair[], more: Partial<Variable> = {}): Variable => ({
  ...{ name: 'sexo', kind: 'nominal', storage: 'code', missing: [] },
  categories: categories(pairs),
  ...more,
})
/** Where each code goes and why; null for no proposal. */
const proposed = (own: readonly Pair[], reference: Variable) =>
  proposeRecode(
    variable(own),
    categories(own).map((category) => ({ ...category, records: 1 })),
    reference,
  )?.pairs.map(({ code, to, by }) => [code, to, by]) ?? null

test('labels that say the same but for case, accents, punctuation and a number in front give the pairs', () => {
  const reference = variable([
    ['1', { es: 'Hombre', en: 'Man' }],
    ['2', { es: 'Mujer', en: 'Woman' }],
    ['3', 'Unión   libre'],
  ])
  expect(
    proposed(
      [
        ['H', 'HOMBRE.'],
        ['M', '«mujer»'],
        ['U', 'union libre'],
        ['9', 'Otro'],
      ],
      reference,
    ),
  ).toEqual([
    ['H', '1', 'label'],
    ['M', '2', 'label'],
    ['U', '3', 'label'],
    ['9', null, null],
  ])
  expect(
    proposed(
      [
        ['01', '1. Woman'],
        ['02', '2) Man'],
      ],
      reference,
    ),
  ).toEqual([
    ['01', '2', 'label'],
    ['02', '1', 'label'],
  ])
})

test('codes that are words are taken for labels', () => {
  const reference = variable([
    ['1', 'Sí'],
    ['2', 'No'],
  ])
  expect(proposed([['si'], ['NO']], reference)).toEqual([
    ['si', '1', 'label'],
    ['NO', '2', 'label'],
  ])
})

test('where no label fits, an equal code is proposed that no label claims', () => {
  const reference = variable([
    ['1', 'Varón'],
    ['2', 'Mujer'],
  ])
  expect(
    proposed(
      [
        ['01', 'Hombre'],
        ['02', 'Dama'],
      ],
      reference,
    ),
  ).toEqual([
    ['01', '1', 'code'],
    ['02', '2', 'code'],
  ])
  // 1 is women here: its code is not that of men there.
  expect(
    proposed(
      [
        ['1', 'Mujer'],
        ['2', 'Hombre'],
      ],
      reference,
    ),
  ).toEqual([
    ['1', '2', 'label'],
    ['2', null, null],
  ])
})

test('a label that several categories of the reference have decides nothing', () => {
  const reference = variable([
    ['1', 'Otro'],
    ['2', 'otro'],
    ['3', 'Pozo'],
  ])
  expect(
    proposed(
      [
        ['a', 'Otro'],
        ['b', 'Pozo'],
      ],
      reference,
    ),
  ).toEqual([
    ['a', null, null],
    ['b', '3', 'label'],
  ])
})

test('nothing is proposed where the codes are the same already, for numbers, and for missing answers', () => {
  const same: Pair[] = [
    ['1', 'Hombre'],
    ['2', 'Mujer'],
  ]
  expect(proposed(same, variable(same))).toBeNull()
  expect(proposed([...same, ['3', 'Otro']], variable(same))).toBeNull()
  expect(proposed(same, variable([]))).toBeNull()
  expect(proposed([['98', 'No sabe']], variable([['99', 'No sabe']], { kind: 'count' }))).toBeNull()
  const withMissing = variable([...same, ['99', 'No sabe']], { missing: [{ code: '99', reason: 'dontKnow' }] })
  const proposal = proposeRecode(variable([]), [{ code: 'H', label: 'Hombre', records: 3 }], withMissing)
  expect(proposal?.targets).toEqual(categories(same))
})
