import { Failure } from '../../../contract/failure.ts'
import type { Plan } from '../../../contract/plan.ts'

/** Checks that every name of the plan is given once; all that is computed or goes out shares one set of names. */
export const checkNames = (plan: Plan): void => {
  const { sources, parameters, sets, boundaries, checks, designs, report } = plan
  const lists: readonly (readonly [path: string, names: readonly string[]])[] = [
    ['sources', sources.map(({ dataset }) => dataset)],
    ['parameters', parameters.map(({ name }) => name)],
    ['sets', sets.map(({ name }) => name)],
    ['boundaries', boundaries.map(({ id }) => id)],
    ['report.logos', (report?.logos ?? []).map(({ id }) => id)],
    ['checks', checks.map(({ dataset }) => dataset)],
    ['checks.rules', checks.flatMap(({ rules }) => rules.map(({ id }) => id))],
    ['designs', designs.map(({ id }) => id)],
    ['report.charts', (report?.sections ?? []).flatMap(({ charts }) => charts.map(({ id }) => id))],
  ]
  for (const [path, names] of lists) once(path, names, new Set())
  const items = new Set<string>()
  for (const path of ['tables', 'comparisons', 'tests', 'analyses', 'microdata'] as const)
    once(
      path,
      plan[path].map(({ id }) => id),
      items,
    )
}

const once = (path: string, names: readonly string[], taken: Set<string>): void => {
  for (const name of names) {
    if (taken.has(name)) throw new Failure('plan.duplicate-name', { path, name })
    taken.add(name)
  }
}
