import { describe, expect, it } from 'vitest'
import {
  atPlaces,
  atRows,
  samplingTree,
  stratumPlaces,
  unitPlaces,
} from '../../../../main/core/design/sampling-tree.ts'
import { coded } from '../../../harness/survey-data.ts'

const strata = coded('stratum', ['b', 'a', 'a', 'b', 'a'])
const units = coded('psu', ['1', '2', '1', '1', '2'])

describe('samplingTree', () => {
  it('puts the rows of a unit and the units of a stratum beside each other', () => {
    const tree = samplingTree(5, [strata], [units], 1)
    expect(tree.order).toEqual(Uint32Array.of(2, 1, 4, 0, 3))
    expect(tree.place).toEqual(Uint32Array.of(3, 1, 0, 4, 2))
    expect(tree.stages[0]).toEqual({
      strata: 2,
      units: 3,
      stratumStart: Int32Array.of(0, 2, 3),
      unitStart: Int32Array.of(0, 1, 3, 5),
      parentStart: Int32Array.of(0, 2),
    })
  })

  it('keeps rows that already stand in order', () => {
    const tree = samplingTree(4, [coded('s', ['a', 'a', 'b', 'b'])], [coded('p', ['1', '2', '1', '1'])], 1)
    expect(tree.order).toBeNull()
    const values = Float64Array.of(1, 2, 3, 4)
    expect(atPlaces(tree, values)).toBe(values)
  })

  it('takes rows as units where there is no variable', () => {
    const [stage] = samplingTree(5, [strata], [], 1).stages
    expect(stage?.units).toBe(5)
    expect(stage?.stratumStart).toEqual(Int32Array.of(0, 3, 5))
  })

  it('finds the units of a second stage inside those of the first, though their codes repeat', () => {
    const second = coded('ssu', ['x', 'x', 'y', 'x', 'x'])
    const tree = samplingTree(5, [], [units, second], 2)
    expect(tree.stages.map((stage) => [stage.strata, stage.units])).toEqual([
      [1, 2],
      [2, 3],
    ])
    expect(tree.stages[0]?.unitStart).toEqual(Int32Array.of(0, 2, 3))
    expect(tree.stages[1]?.unitStart).toEqual(Int32Array.of(0, 2, 3, 5))
    expect(unitPlaces(tree, 0)).toEqual(Int32Array.of(0, 3, 5))
    expect(stratumPlaces(tree, 1)).toEqual(Int32Array.of(0, 3, 5))
  })

  it('takes values to places and back', () => {
    const tree = samplingTree(5, [strata], [units], 1)
    const values = Float64Array.of(10, 11, 12, 13, 14)
    expect(atPlaces(tree, values)).toEqual(Float64Array.of(12, 11, 14, 10, 13))
    expect(atRows(tree, atPlaces(tree, values))).toEqual(values)
  })
})
