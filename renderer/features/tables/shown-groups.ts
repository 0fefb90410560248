import type { Plan } from '../../../main/contract/plan.ts'
import type { Localized } from '../../../main/contract/text.ts'

/** Something of the plan that the place can show. */
export type Shown = { readonly kind: 'table' | 'comparison' | 'test' | 'analysis'; readonly id: string }

/** The part of the plan that holds what is shown. */
export const partOf = {
  table: 'tables',
  comparison: 'comparisons',
  test: 'tests',
  analysis: 'analyses',
} as const satisfies Record<Shown['kind'], keyof Plan>

export type ShownGroup = {
  readonly kind: Shown['kind']
  /** The title of the section of the report that prints the tables; null for what stands in none. */
  readonly title: Localized | null
  readonly items: readonly { readonly id: string; readonly title: Localized }[]
}

/**
 * The tables in the order of the report, each in the first section that prints it, those of no section after them; then
 * comparisons, tests and analyses.
 */
export const shownGroups = (plan: Plan): readonly ShownGroup[] => {
  const left = new Map(plan.tables.map((table) => [table.id, table]))
  const take = (id: string): ShownGroup['items'] => {
    const table = left.get(id)
    left.delete(id)
    return table ? [table] : []
  }
  const groups: ShownGroup[] = [
    ...(plan.report?.sections ?? []).map(
      ({ title, tables }): ShownGroup => ({ kind: 'table', title, items: tables.flatMap(take) }),
    ),
    { kind: 'table', title: null, items: [...left.values()] },
    { kind: 'comparison', title: null, items: plan.comparisons },
    { kind: 'test', title: null, items: plan.tests },
    { kind: 'analysis', title: null, items: plan.analyses },
  ]
  return groups.filter(({ items }) => items.length > 0)
}

/** What the place opens with: the first of its list. */
export const firstShown = (plan: Plan): Shown | null => {
  const [group] = shownGroups(plan)
  const [item] = group?.items ?? []
  return group && item ? { kind: group.kind, id: item.id } : null
}
