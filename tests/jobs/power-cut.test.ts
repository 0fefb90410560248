import { expect, test } from 'vitest'
import { canRecord } from '../torture/power-cut/record.ts'
import { cutPower } from '../torture/power-cut/run.ts'

/** `npm run torture -- --only power-cut` cuts at every fsync of several rounds. */
const every = Number(process.env.CARACTERIZA_CUT_EVERY ?? 7)

test.skipIf(!canRecord())(
  'a power cut between import, run, review and release leaves the old state or the new one (needs strace)',
  async () => {
    const report = await cutPower({ rounds: 1, every })
    expect(report?.problems).toEqual([])
    expect(report?.cuts).toBeGreaterThan(30)
  },
)
