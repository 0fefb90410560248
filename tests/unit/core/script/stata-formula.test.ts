import { describe, expect, test } from 'vitest'
import { formulaTree } from '../../../../main/core/derivation/formula-tree.ts'
import { NotInStata, stataCondition, stataFormula } from '../../../../main/core/script/stata-formula.ts'
import { stataNames, stataString } from '../../../../main/core/script/stata-text.ts'

/** Variables whose names begin with t are texts. */
const tree = (formula: string) => formulaTree(formula, (name) => (name.startsWith('t') ? 'text' : 'number'))
const plain = (name: string): string => name

describe('a formula in Stata', () => {
  test.each([
    ['d.a + d.b * 2', '(a + (b * 2))'],
    ['d.a == 1 || d.b != 2', '((a == 1) | !(b == 2))'],
    // A missing number is larger than any other, so only comparisons that it would win are guarded.
    ['d.a < 15', '(a < 15)'],
    ['d.a > 64', '(a > 64 & !missing(a))'],
    ['15 > d.a', '(15 > a)'],
    ['d.a <= d.b', '(a <= b & !missing(b))'],
    ['d.a == d.b', '(a == b & !missing(a))'],
    ['d.t == null', '(t == "")'],
    ['d.a == null', '0'],
    ['d.a >= 6 ? "6+" : null', 'cond((a >= 6 & !missing(a)), `"6+"\', "")'],
    ['d.a ? 1 : 0', 'cond((a != 0 & !missing(a)), 1, 0)'],
    ['d.a % 5', '(a - 5 * trunc(a / 5))'],
    ['op.substring(d.t, 2, 4)', 'usubstr(t, 2 + 1, 4 - 2)'],
    ["op.indexof(d.t, 'z')", '(ustrpos(t, `"z"\') - 1)'],
    ['op.is_nan(d.a)', 'missing(a)'],
    ['op.round(d.a)', 'floor(a + 0.5)'],
    [
      'op.timestamp(d.t)',
      '(cond(ustrregexm(t, "^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?Z?)?)?)?$"), clock(ustrregexra(t + usubstr("0000-01-01", ustrlen(t) + 1, .), "T|[.][0-9]+|Z$", " "), cond(ustrlen(t) <= 10, "YMD", cond(ustrregexm(t, ":[0-9]+:"), "YMDhms", "YMDhm"))), .) - clock("1970-01-01", "YMD"))',
    ],
    ['d.t + d.a', '(t + strofreal(a, "%18.0g"))'],
  ])('%s is %s', (formula, code) => {
    expect(stataFormula(tree(formula), plain)).toBe(code)
  })

  test('that is no comparison is a condition where it is neither 0 nor missing', () => {
    expect(stataCondition(tree('d.a'), plain)).toBe('(a != 0 & !missing(a))')
  })

  test('is refused where Stata has no words for it', () => {
    expect(() => stataFormula(tree('op.utcyear(d.a)'), plain)).toThrow(NotInStata)
  })
})

describe('names in Stata', () => {
  test('are letters, digits and underscores, none reserved, none twice', () => {
    const names = ['gasto total', 'gasto.total', 'if', 'v1', '2016', 'año', 'x'.repeat(40)]
    const inStata = stataNames(names)
    expect(names.map(inStata)).toEqual(['gasto_total', 'gasto_total_2', 'if_', 'v1_', '_2016', 'año', 'x'.repeat(32)])
  })

  test('and texts may hold quotes, never what would end them or run', () => {
    expect(stataString('a "b" `c\'')).toBe('`"a "b"  c\'"\'')
    expect(stataString('x"\' y $z')).toBe('`"x"  y  z"\'')
  })
})
