import type { ComparisonTable } from '../../../contract/comparison.ts'
import type { TestResult } from '../../../contract/hypothesis.ts'
import type { ResultTable } from '../../../contract/results.ts'
import { part } from '../methodology/part.ts'
import type { MethodologyPart } from '../report.ts'
import type { Scene } from '../scene.ts'

const kinds = ['differences', 'contrast', 'trend', 'change'] as const satisfies readonly ComparisonTable['compare'][]

/** The tests that the study uses: of comparisons and of the plan by their kind, of independence also in tables. */
export const comparisonsPart = (
  {
    tables,
    comparisons,
    tests,
  }: {
    readonly tables: readonly ResultTable[]
    readonly comparisons: readonly ComparisonTable[]
    readonly tests: readonly TestResult[]
  },
  { texts }: Pick<Scene, 'texts'>,
): MethodologyPart => {
  const used = kinds.filter((kind) => comparisons.some(({ compare }) => compare === kind))
  const has = (...kinds: TestResult['test'][]): boolean => tests.some(({ test }) => kinds.includes(test))
  const hasIndependence = has('independence') || tables.some(({ independence }) => independence !== undefined)
  const names = [
    ...used,
    ...(used.length > 0 ? ['holm'] : []),
    ...(hasIndependence ? ['independence'] : []),
    ...(has('mean', 'twoMeans') ? ['means'] : []),
    ...(has('ranks') ? ['ranks'] : []),
    ...(has('regression') ? ['regression'] : []),
    ...(tests.some(({ family }) => family !== null) ? ['family'] : []),
  ]
  return part(texts('methodology.comparisons'), {
    paragraphs: names.map((name) => texts(`methodology.comparisons.${name}`)),
  })
}
