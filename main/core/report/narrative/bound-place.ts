import type { Laid, Placed } from '../axes.ts'
import { sayable } from '../binding.ts'

/**
 * Where a cell stands, as a binding says it: "[sexo=2,causa=4]", nothing for the total. Null where a code holds a sign
 * of the binding itself.
 */
export const boundPlace = (
  table: Pick<Laid, 'id' | 'variable' | 'dimensions'>,
  { group, level }: Placed,
  more: readonly (readonly [string, string])[] = [],
): string | null => {
  const at = [
    ...table.dimensions.map(({ variable }, place) => [variable, group[place] ?? null] as const),
    [table.variable ?? table.id, level] as const,
    ...more,
  ].flatMap(([variable, code]) => (code === null ? [] : [[variable, code] as const]))
  const names = at.map(([variable]) => variable)
  if (at.flat().some((part) => part.trim() !== part || !sayable.test(part)) || new Set(names).size < names.length)
    return null
  return at.length === 0 ? '' : `[${at.map((pair) => pair.join('=')).join(',')}]`
}
