import { describe, expect, test } from 'vitest'
import { formulaTree } from '../../../../main/core/derivation/formula-tree.ts'
import { rFormula } from '../../../../main/core/script/r-formula.ts'

/** Variables whose names begin with t are texts. */
const inR = (formula: string, seesBlanks: boolean): string =>
  rFormula(
    formulaTree(formula, (name) => (name.startsWith('t') ? 'text' : 'number')),
    seesBlanks,
  )

describe('a formula in R', () => {
  test.each([
    ['d.a + d.b * 2', 'a + b * 2'],
    ['(d.a + d.b) * 2', '(a + b) * 2'],
    ['d.a - (d.b - d.c)', 'a - (b - c)'],
    ['(-d.a) ** 2', '(-a) ^ 2'],
    ['d.a % 5', 'remainder(a, 5)'],
    ['d.a >= 18 && d.t != "x"', 'a >= 18 & t != "x"'],
    ['!(d.a > 5)', '!(a > 5)'],
    ['(d.a > 1) == (d.b > 1)', '(a > 1) == (b > 1)'],
    ['d.a > 5 ? "x" : null', 'ifelse(a > 5, "x", NA)'],
    ['d.a ? 1 : 0', 'ifelse(is_so(a), 1, 0)'],
    ['d.t + "-" + d.a', 'paste0(paste0(text_of(t), "-"), text_of(a))'],
    ['d["if"] + d["gasto total"]', '`if` + `gasto total`'],
    ['op.substring(d.t, 0, 1)', 'part_of(t, 0, 1)'],
    ["op.indexof(d.t, 'z') >= 0", 'place_in(t, "z") >= 0'],
    ["op.indexof(d.a, 'z')", '-1'],
    ['op.round(d.a)', 'round_up_half(a)'],
    ['op.timestamp(d.t2) >= op.timestamp(d.t)', 'moment_of(t2) >= moment_of(t)'],
    ['d.a === "1"', 'FALSE'],
    ['d.a == d.t', 'a == number_of(t)'],
  ])('%s, where blanks are left to the caller, is %s', (formula, code) => {
    expect(inR(formula, false)).toBe(code)
  })

  test.each([
    ['d.a == 1', 'a %in% 1'],
    ['d.a != 1', '!(a %in% 1)'],
    ['1 == d.a', 'a %in% 1'],
    ['d.a < 15', '(a < 15) %in% TRUE'],
    ['d.t == null', 'is.na(t)'],
    ['d.a == null', 'FALSE'],
    ['d.t == d.t2', 'same_text(t, t2)'],
    ['op.is_nan(d.a) || op.is_nan(d.t)', 'is.na(a) | FALSE'],
    ['d.a || d.b', 'ifelse(is_so(a), a, b)'],
    ['d.t ?? "z"', 'ifelse(is.na(t), "z", t)'],
    ['(d.a == 1 ? null : 2) + 1', 'ifelse(a %in% 1, 0, 2) + 1'],
    ['op.sum(d.a == 1) / op.count()', 'sum_known(a %in% 1) / records()'],
  ])('%s, which decides what a blank means, is %s', (formula, code) => {
    expect(inR(formula, true)).toBe(code)
  })
})
