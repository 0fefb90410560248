import { expect, test } from 'vitest'
import type { Block, PaperCell, PaperTable } from '../../../main/files/paper/paper.ts'
import { stretchesOf } from '../../../main/files/paper/stretches.ts'

const cell = (text: string): PaperCell => ({ text, columns: 1, rows: 1, isHeader: false, isNumber: false })
const table = (anchor: string, rows: number, isSideways: boolean): PaperTable => ({
  kind: 'table',
  anchor,
  caption: { label: '', title: anchor },
  facts: [],
  head: [[cell('a')]],
  rows: Array.from({ length: rows }, () => ({ kind: 'plain', cells: [cell('b')] })),
  notes: [],
  fit: { isSideways, size: 8.5, widths: [200] },
  isWhole: rows <= 12,
})
const heading: Block = { kind: 'heading', level: 1, text: 'Anexo', anchor: 'h', isListed: true }
const text = (words: string): Block => ({ kind: 'text', runs: [{ kind: 'text', text: words }] })
const ways = (blocks: readonly Block[]) => stretchesOf(blocks).map((one) => [one.isSideways, one.blocks.length])

test('a heading with a line under it lies with its wide table, a page of text before it does not', () => {
  expect(ways([text('before'), heading, text('about'), table('wide', 40, true)])).toEqual([
    [false, 1],
    [true, 3],
  ])
  expect(ways([heading, text('long '.repeat(100)), table('wide', 40, true)])).toEqual([
    [false, 2],
    [true, 1],
  ])
})

test('a table between wide ones lies as they do', () => {
  const [wide, long] = [table('wide', 24, true), table('long', 40, false)]
  expect(ways([wide, long, wide])).toEqual([[true, 3]])
  expect(ways([wide, long, text('between'), wide])).toEqual([
    [true, 1],
    [false, 2],
    [true, 1],
  ])
})

test('short tables after a wide one fill its page, and no more than that', () => {
  const wide = table('wide', 8, true)
  expect(ways([wide, table('short', 5, false), text('next')])).toEqual([
    [true, 2],
    [false, 1],
  ])
  expect(ways([wide, text('between'), table('short', 5, false)])).toEqual([
    [true, 1],
    [false, 2],
  ])
  const three = ways([wide, ...['one', 'two', 'three'].map((name) => table(name, 12, false))])
  expect(three.map(([isSideways]) => isSideways)).toEqual([true, false])
  expect(ways([table('wide', 24, true), table('short', 5, false)])).toEqual([
    [true, 1],
    [false, 1],
  ])
})
