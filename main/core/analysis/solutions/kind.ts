import { analysisKind } from '../analysis-kind.ts'
import { solutions } from './solutions.ts'
import { SolutionsSpec } from './spec.ts'

export const solutionsKind = analysisKind({
  spec: SolutionsSpec,
  compute: solutions,
  isOfDisplacement: true,
  datasets: ({ indicators }) => indicators.flatMap(({ members }) => members?.dataset ?? []),
  names: ({ indicators }) => indicators.map(({ subcriterion }) => subcriterion),
})
