import { analysisKind } from '../analysis-kind.ts'
import { refusal } from './failures.ts'
import { TriangulationSpec } from './spec.ts'
import { triangulation } from './triangulation.ts'

export const triangulationKind = analysisKind({
  spec: TriangulationSpec,
  compute: triangulation,
  tables: ({ sources }) => sources.map(({ table }) => table),
  names: ({ sources, aspects }) => [...sources, ...aspects].map(({ name }) => name),
  check: (spec) => refuseUnknownAspect(spec),
})

const refuseUnknownAspect = ({ id, sources, aspects }: TriangulationSpec): void => {
  const known = new Set(aspects.map(({ name }) => name))
  const unknown = sources.flatMap(({ covers }) => Object.keys(covers)).find((name) => !known.has(name))
  if (unknown !== undefined) throw refusal('triangulation.unknown-aspect', { analysis: id, aspect: unknown })
}
