import { expect, test } from 'vitest'
import { tabbedText } from '../../../renderer/i18n/clipboard-text.ts'

test('cells are parted by tabs, and what would part them inside of one becomes a space', () => {
  expect(
    tabbedText([
      ['a', 'b'],
      ['una\tcosa', 'dos\r\nlíneas'],
    ]),
  ).toBe('a\tb\nuna cosa\tdos líneas')
})
