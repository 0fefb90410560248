import { describe, expect, test } from 'vitest'
import type { Variable } from '../../../../main/contract/codebook.ts'
import type { EntryField } from '../../../../main/contract/entry.ts'
import { readAnswers } from '../../../../main/core/entry/read-answers.ts'

const field = (name: string, more: Partial<Variable>, isRequired = false): EntryField => ({
  variable: { name, kind: 'text', storage: 'code', categories: [], missing: [], ...more },
  isRequired,
  isIdentifier: false,
})
const fields = [
  field('caso', { kind: 'id' }, true),
  field('fecha', { kind: 'date' }),
  field('depto', { kind: 'geography', categories: [{ code: '01' }, { code: '06' }] }),
  field('edad', { kind: 'count', storage: 'number', missing: [{ code: '999', reason: 'dontKnow' }] }),
  field('ingreso', { kind: 'continuous', storage: 'number' }),
  field('nota', {}),
]
const read = (values: Parameters<typeof readAnswers>[1]) => readAnswers(fields, { caso: 'A1', ...values })
const mistakes = (values: Parameters<typeof readAnswers>[1]) =>
  read(values).problems.map(({ problem, variables }) => [problem, ...variables])

describe('answers of a record', () => {
  test('are kept one way each, blanks not at all', () => {
    const values = { fecha: ' 2024-02-29 ', depto: '01', edad: '07', ingreso: '-12.50', nota: '  ' }
    expect(read(values)).toEqual({
      answers: { caso: 'A1', fecha: '2024-02-29', depto: '01', edad: '7', ingreso: '-12.5' },
      problems: [],
    })
  })

  test('are taken as numbers and as codes of the missing answers', () => {
    expect(read({ edad: 34, ingreso: 0 }).answers).toMatchObject({ edad: '34', ingreso: '0' })
    expect(read({ edad: '999' }).problems).toEqual([])
  })

  test.each([
    ['no required answer', { caso: ' ' }, 'required', 'caso'],
    ['null for a required answer', { caso: null }, 'required', 'caso'],
    ['a code out of the list', { depto: '6' }, 'notInList', 'depto'],
    ['a thousands separator', { ingreso: '1,200' }, 'notANumber', 'ingreso'],
    ['a number beyond all numbers', { ingreso: '1e999' }, 'notANumber', 'ingreso'],
    ['hexadecimal', { edad: '0x10' }, 'notANumber', 'edad'],
    ['half a person', { edad: 1.5 }, 'notWhole', 'edad'],
    ['less than nobody', { edad: -1 }, 'negative', 'edad'],
    ['the 29th of February of a common year', { fecha: '2026-02-29' }, 'notADate', 'fecha'],
    ['the 29th of February of 1900', { fecha: '1900-02-29' }, 'notADate', 'fecha'],
    ['the 31st of April', { fecha: '2026-04-31' }, 'notADate', 'fecha'],
    ['a thirteenth month', { fecha: '2026-13-01' }, 'notADate', 'fecha'],
    ['a day written otherwise', { fecha: '01/03/2026' }, 'notADate', 'fecha'],
    ['a text without end', { nota: 'x'.repeat(10_001) }, 'tooLong', 'nota'],
    ['a variable that is not asked', { peso: 60 }, 'unknownVariable', 'peso'],
    ['a name that objects have by themselves', { constructor: 'x' }, 'unknownVariable', 'constructor'],
  ])('are refused: %s', (_, values, problem, variable) => {
    expect(mistakes(values)).toEqual([[problem, variable]])
  })

  test('are told with all their mistakes at once', () => {
    expect(mistakes({ caso: '', edad: 'x', depto: '99' })).toEqual([
      ['required', 'caso'],
      ['notInList', 'depto'],
      ['notANumber', 'edad'],
    ])
  })
})
