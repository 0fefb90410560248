import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RunCutter } from '../../main/study/versions/run-cutter.ts'
import { batch, numbers, texts } from './support.ts'

const cut = (sizes: readonly number[], runRows: number): readonly (readonly number[])[] => {
  const cutter = new RunCutter(runRows)
  const runs: number[][] = []
  let next = 0
  const keep = (values: Iterable<number>) => runs.push(Array.from(values))
  for (const size of sizes) {
    const values = Array.from({ length: size }, () => next++)
    for (const run of cutter.add(batch(numbers(values)))) {
      const [column] = run.columns
      if (column?.type === 'number') keep(column.values)
    }
  }
  for (const run of cutter.end()) {
    const [column] = run.columns
    if (column?.type === 'number') keep(column.values)
  }
  return runs
}

test('rows are cut at the same places however they arrive', () => {
  expect(cut([5, 1, 4], 4)).toEqual([
    [0, 1, 2, 3],
    [4, 5, 6, 7],
    [8, 9],
  ])
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 12 }), fc.integer({ min: 1, max: 9 }), (sizes, runRows) => {
      const total = sizes.reduce((sum, size) => sum + size, 0)
      expect(cut(sizes, runRows)).toEqual(cut([total], runRows))
    }),
  )
})

test('a run has the newest dictionary of its rows', () => {
  const cutter = new RunCutter(4)
  expect([...cutter.add(batch(texts(['a', 'b'])))]).toEqual([])
  const grown = { type: 'code', codes: Uint32Array.of(3, 1), dictionary: ['a', 'b', 'c'] } as const
  const [run] = cutter.add(batch(grown))
  expect(run?.columns[0]).toEqual({ type: 'code', codes: Uint32Array.of(1, 2, 3, 1), dictionary: ['a', 'b', 'c'] })
})
