import { Failure } from '../../../../contract/failure.ts'
import type { Places } from '../../../disclosure/places/places.ts'
import type { RuleContext } from '../../../disclosure/sensitive-cells/primary-rules.ts'
import type { KeyedCell } from './keyed-sets.ts'

/**
 * Refuses rows of which all records are in one category of an attribute. Cell keys cannot hide that: the row and the category are
 * the same records, so their figures are the same, and empty categories are printed as 0. Of a category that no figure shows, as the
 * no of a question, nothing is told: a 0 beside it can be a small figure. Whoever accepts it sets `coalition: null`.
 */
export const refuseShownGroups = (
  system: string,
  { places, relations }: Places,
  cells: readonly KeyedCell[],
  { spec, attributes }: RuleContext,
): void => {
  if (spec.coalition === null) return
  const printed = new Set(cells.flatMap(({ own, whole }) => [own, whole]))
  const shown = relations.filter(({ total, parts, variable }) => {
    if (variable === null || !attributes.has(variable) || !printed.has(total)) return false
    const held = parts.filter((part) => !places[part]?.rest && (places[part]?.n ?? 0) > 0)
    return held.length === 1 && printed.has(held[0] as number)
  })
  if (shown.length > 0) throw new Failure('disclosure.group-shown', { system, cells: shown.length })
}
