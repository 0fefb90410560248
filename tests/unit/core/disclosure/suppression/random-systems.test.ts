import { expect, test } from 'vitest'
import { highsSolver } from '../../../../../main/solver/highs.ts'
import { randomSystem } from '../../../../harness/disclosure/random-system.ts'
import { trySystem } from '../../../../harness/disclosure/try-system.ts'

/** `npm run torture -- --only disclosure` does the same with 300 systems of up to 5,000 cells. */
test('random systems of tables stand attacks from outside', async () => {
  const solver = await highsSolver()
  let enumerated = 0
  for (let seed = 1; seed <= 8; seed++) {
    const tried = await trySystem(randomSystem(seed, seed % 4 === 0 ? 40 : 16), solver)
    expect([seed, tried.problems]).toEqual([seed, []])
    enumerated += tried.enumerated
  }
  expect(enumerated).toBeGreaterThan(10)
})
