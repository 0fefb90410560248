import { describe, expect, test } from 'vitest'
import { readFormula } from '../../../../main/core/derivation/formula.ts'
import { frame } from '../../../harness/frames.ts'
import { refusal } from '../../../harness/refusal.ts'

const persons = frame('persons', { age: [3, 20, 41], sex: ['M', 'F', 'F'], 'P 01': [1, 2, 3] })

describe('readFormula', () => {
  test.each([
    ['d.age >= 18', ['age']],
    ["d.sex == 'F' && d.age < 5 ? 1 : 0", ['sex', 'age']],
    ['d["P 01"] + 1', ['P 01']],
    ['op.round(d.age / 5) * 5', ['age']],
    ['-(d.age)', ['age']],
    ['1', []],
  ])('%s needs %j', (text, variables) => {
    expect(readFormula(text, persons).variables).toEqual(variables)
  })

  test.each([
    ['d.age >', 'formula.syntax', 8],
    ['d.age; 3', 'formula.syntax', 6],
    ['d.agee', 'formula.unknown-variable', 1],
    ['d.age * $.factor', 'formula.unknown-parameter', 9],
    ['d.age * $[0]', 'formula.not-allowed', 9],
    ['d.age + d.constructor', 'formula.unknown-variable', 9],
    ['op.nothing(d.age)', 'formula.unknown-function', 1],
    ['op.sum(d.age)', 'formula.unknown-function', 1],
    ['process.exit()', 'formula.not-allowed', 1],
    ['(() => 1)()', 'formula.not-allowed', 2],
    ['d[d.sex]', 'formula.not-allowed', 1],
    ['d.age = 3', 'formula.not-allowed', 1],
    ['new Date()', 'formula.not-allowed', 1],
    ['`x`', 'formula.not-allowed', 1],
    ['/a/.test(d.sex)', 'formula.not-allowed', 1],
    ['this', 'formula.not-allowed', 1],
    ['typeof d.age', 'formula.not-allowed', 1],
    ['d.sex > 1', 'formula.text-as-number', 1],
    ['d.sex == 1', 'formula.text-as-number', 10],
    ["d.age == '3'", 'formula.number-as-text', 10],
    ["d.sex == 'X'", 'formula.unknown-code', 10],
    ["'X' != d.sex", 'formula.unknown-code', 1],
  ])('%s is refused as %s at character %i', (text, code, position) => {
    expect(refusal(() => readFormula(text, persons))).toMatchObject({ code, params: { position } })
  })
})
