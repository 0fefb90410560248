import type { ComparisonTable } from '../../../contract/comparison.ts'
import type { ResultTable } from '../../../contract/results.ts'
import type { MethodologyPart } from '../report.ts'
import type { Scene } from '../scene.ts'

const kinds = ['differences', 'contrast', 'trend', 'change'] as const satisfies readonly ComparisonTable['compare'][]

/** The tests that the study uses: of comparisons by their kind, of independence where a table has one. */
export const comparisonsPart = (
  {
    tables,
    comparisons,
  }: { readonly tables: readonly ResultTable[]; readonly comparisons: readonly ComparisonTable[] },
  { texts }: Pick<Scene, 'texts'>,
): MethodologyPart => {
  const used = kinds.filter((kind) => comparisons.some(({ compare }) => compare === kind))
  const hasIndependence = tables.some(({ independence }) => independence !== undefined)
  const names = [...used, ...(used.length > 0 ? ['holm'] : []), ...(hasIndependence ? ['independence'] : [])]
  return {
    title: texts('methodology.comparisons'),
    facts: [],
    tables: [],
    paragraphs: names.map((name) => texts(`methodology.comparisons.${name}`)),
  }
}
