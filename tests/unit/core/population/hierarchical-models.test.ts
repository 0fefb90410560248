import { describe, expect, it } from 'vitest'
import { generatorsOf, hierarchicalModels, listsOf } from '../../../../main/core/population/hierarchical-models.ts'

describe('hierarchical models', () => {
  it.each([
    [2, 1],
    [3, 8],
    [4, 113],
    [5, 1024],
  ])('of %i lists are %i, all different', (lists, models) => {
    const found = hierarchicalModels(lists)
    expect(found).toHaveLength(models)
    expect(new Set(found.map((model) => [...model].sort((a, b) => a - b).join())).size).toBe(models)
  })

  it('hold with every interaction all those inside it', () => {
    for (const model of hierarchicalModels(4)) {
      for (const set of model) {
        const parts = listsOf(set).map((list) => set & ~(1 << list))
        expect(parts.every((part) => listsOf(part).length < 2 || model.includes(part))).toBe(true)
      }
    }
  })

  it('are named by the interactions that no other holds', () => {
    expect(generatorsOf([0b011, 0b101, 0b110, 0b111, 0b1001])).toEqual([0b111, 0b1001])
  })
})
