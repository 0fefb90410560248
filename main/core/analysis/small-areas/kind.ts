import { analysisKind } from '../analysis-kind.ts'
import { smallAreas } from './small-areas.ts'
import { SmallAreasSpec } from './spec.ts'

export const smallAreasKind = analysisKind({
  spec: SmallAreasSpec,
  compute: smallAreas,
  datasets: ({ covariates }) => [covariates.dataset],
  tables: ({ table }) => [table],
})
