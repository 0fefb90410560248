import { analysisKind } from '../analysis-kind.ts'
import { populationSize } from './population-size.ts'
import { PopulationSizeSpec } from './spec.ts'

export const populationSizeKind = analysisKind({
  spec: PopulationSizeSpec,
  compute: populationSize,
  datasets: ({ lists }) => lists.map(({ dataset }) => dataset),
  names: ({ lists }) => lists.map(({ name }) => name),
  // A bootstrap is told by its kind and number; another draw gives almost the same interval.
  withoutDraws: (spec) => ({ ...spec, bootstrap: { ...spec.bootstrap, seed: 0 } }),
})
