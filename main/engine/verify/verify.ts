import type { Verification } from '../../contract/verification.ts'
import { finite } from '../../core/numerics/finite.ts'
import type { Handlers } from '../context.ts'
import { type CaseOutcome, caseOutcomes } from './outcomes.ts'

/** The engine against the reference values of another program. */
export const verifyHandlers: Pick<Handlers, 'reference.verify'> = {
  'reference.verify': async ({ folder }, { signal, progress }): Promise<Verification> => {
    const outcomes: CaseOutcome[] = []
    for await (const { outcome, of } of caseOutcomes(folder)) {
      signal.throwIfAborted()
      outcomes.push(outcome)
      progress('verifying', outcomes.length, of)
    }
    return { kinds: kindsOf(outcomes), misses: outcomes.filter(({ outcome }) => outcome !== 'passed').map(missOf) }
  },
}

const kindsOf = (outcomes: readonly CaseOutcome[]): Verification['kinds'] =>
  [...Map.groupBy(outcomes, ({ kind }) => kind)].map(([kind, cases]) => {
    const count = (outcome: CaseOutcome['outcome']) => cases.filter((one) => one.outcome === outcome).length
    const worst = Math.max(...cases.map(({ units }) => units))
    return {
      kind,
      passed: count('passed'),
      failed: count('failed'),
      notSupported: count('notSupported'),
      worst: finite(worst),
    }
  })

const missOf = ({ id, kind, outcome, worst, units }: CaseOutcome): Verification['misses'][number] => ({
  id,
  kind,
  outcome: outcome === 'failed' ? 'failed' : 'notSupported',
  worst,
  units: finite(units),
})
