import type { Plan } from '../../../../main/contract/plan.ts'

/** The columns of a dataset that the plan names where it tells of its source and its codebook. */
export const namedByPlan = (plan: Pick<Plan, 'sources' | 'codebook'>, dataset: string): readonly string[] => {
  const source = plan.sources.find((one) => one.dataset === dataset)
  const types = source && 'options' in source && 'types' in source.options ? (source.options.types ?? {}) : {}
  return [...(source?.identifiers ?? []), ...Object.keys(types), ...Object.keys(plan.codebook[dataset] ?? {})]
}

/** Which of some names are not among others, each once and in its place. */
export const lacking = (names: readonly string[], others: readonly string[]): readonly string[] => {
  const known = new Set(others)
  return [...new Set(names)].filter((name) => !known.has(name))
}
