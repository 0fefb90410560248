import { analysisKind } from '../analysis-kind.ts'
import { riskIndex } from './risk-index.ts'
import { RiskIndexSpec } from './spec.ts'

export const riskIndexKind = analysisKind({
  spec: RiskIndexSpec,
  compute: riskIndex,
  datasets: ({ dataset }) => [dataset],
  names: ({ components }) => components.map(({ variable }) => variable),
})
