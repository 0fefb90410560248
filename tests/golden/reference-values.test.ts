import { describe, expect, it } from 'vitest'
import { type CaseOutcome, caseOutcomes } from '../../main/engine/verify/outcomes.ts'
import { shared, sharedFolder, tellSkipped } from '../harness/shared.ts'

if (sharedFolder === null) tellSkipped('the reference values of R survey', 'a folder in CARACTERIZA_SHARED')

describe.skipIf(sharedFolder === null)('the reference values of R survey', () => {
  it('are met by every case', async () => {
    const missed: CaseOutcome[] = []
    let passed = 0
    for await (const { outcome } of caseOutcomes(shared('gold'))) {
      if (outcome.outcome === 'passed') passed++
      else missed.push(outcome)
    }
    expect(missed).toEqual([])
    expect(passed).toBeGreaterThan(2000)
  })
})
