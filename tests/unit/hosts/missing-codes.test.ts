import { expect, test } from 'vitest'
import { missingCodesIn } from '../../../main/hosts/cli/missing-codes.ts'

test.each([
  ['98', [{ code: '98' }]],
  ['-9', [{ code: '-9' }]],
  ['NS-NR', [{ code: 'NS-NR' }]],
  ['97-99', [{ from: 97, to: 99 }]],
  ['97..99.5', [{ from: 97, to: 99.5 }]],
  ['-99--97', [{ from: -99, to: -97 }]],
  ['-99 THRU -97', [{ from: -99, to: -97 }]],
  ['LO thru 0', [{ to: 0 }]],
  ['90 thru HIGHEST', [{ from: 90 }]],
  ['.a', [{ code: '.a' }]],
  ['.a-.c', [{ code: '.a' }, { code: '.b' }, { code: '.c' }]],
])('%s', (text, rules) => {
  expect(missingCodesIn(text)).toEqual(rules)
})

test('all letters of Stata are 26 codes', () => {
  expect(missingCodesIn('.a-.z')?.map(({ code }) => code)).toHaveLength(26)
})

test.each(['99-97', 'lo thru hi', '.z-.a'])('%s holds nothing, or everything', (text) => {
  expect(missingCodesIn(text)).toBeNull()
})
