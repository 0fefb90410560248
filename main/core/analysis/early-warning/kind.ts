import { analysisKind } from '../analysis-kind.ts'
import { earlyWarning } from './early-warning.ts'
import { refusal } from './failures.ts'
import { EarlyWarningSpec } from './spec.ts'

export const earlyWarningKind = analysisKind({
  spec: EarlyWarningSpec,
  compute: earlyWarning,
  datasets: ({ dataset }) => [dataset],
  names: ({ rules }) => rules.map(({ signal }) => signal),
  check: ({ id, rules }) => {
    const wrong = rules.find(({ from }) => !(from.yellow < from.orange && from.orange < from.red))
    if (wrong) throw refusal('earlyWarning.thresholds', { analysis: id, signal: wrong.signal })
  },
})
