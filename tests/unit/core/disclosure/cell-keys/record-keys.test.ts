import { expect, test } from 'vitest'
import { cellKey, recordKeys } from '../../../../../main/core/disclosure/cell-keys/record-keys.ts'
import { draws, framed, households, type Row } from '../../../../harness/disclosure/perturbed-tables.ts'
import { unhurried } from '../../../../harness/disclosure/systems.ts'

test('record keys: those of a record follow from what names it, wherever it stands', async () => {
  const rows = households(16, 50)
  const keysOf = async (list: readonly Row[], secret = 'x') => {
    const data = framed(list)
    const keysFor = await recordKeys(data, [...data.variables.keys()], draws(secret), unhurried)
    return [...(await keysFor('count'))]
  }
  const keys = await keysOf(rows)
  expect((await keysOf([...rows].reverse())).reverse()).toEqual(keys)
  expect(new Set(keys).size).toBe(50)
  // Records that are equal in everything have keys of their own, the same set of them in any order.
  const twins = [...rows, rows[3] as Row, rows[3] as Row]
  expect(new Set(await keysOf(twins)).size).toBe(52)
  expect((await keysOf([...twins].reverse())).sort()).toEqual((await keysOf(twins)).sort())
  expect(await keysOf(rows, 'y')).not.toEqual(keys)
  expect(keys.every((key) => Number.isInteger(key) && key >= 0 && key < 2 ** 28)).toBe(true)
  // Of three quarters and two quarters the fraction of the sum is one quarter.
  expect(cellKey(2 ** 28 * 0.75 + 2 ** 28 * 0.5)).toBe(0.25)
})
