import { analysisKind } from '../analysis-kind.ts'
import { UsableAreasSpec } from './spec.ts'
import { usableAreas } from './usable-areas.ts'

export const usableAreasKind = analysisKind({
  spec: UsableAreasSpec,
  compute: usableAreas,
  tables: ({ table }) => [table],
})
