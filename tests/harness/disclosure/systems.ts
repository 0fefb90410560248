import type { DisclosureSystem } from '../../../main/contract/disclosure-system.ts'
import type { Pace } from '../../../main/core/disclosure/pace.ts'

/** A system of counts whose values below the threshold are sensitive. */
export const countSystem = (
  values: readonly number[],
  relations: readonly (readonly [total: number, parts: readonly number[]])[],
  options: { threshold?: number; hidden?: readonly number[] } = {},
): DisclosureSystem => {
  const threshold = options.threshold ?? 3
  const isSensitive = (value: number) => value > 0 && value < threshold
  return {
    format: 'caracteriza-disclosure-system',
    version: 1,
    cells: values.map((value, cell) => ({
      id: `${cell}`,
      sensitive: isSensitive(value),
      fixed: false,
      hidden: options.hidden?.includes(cell) ?? false,
      contributors: value,
    })),
    relations: relations.map(([total, parts]) => ({ total, parts: [...parts] })),
    layers: [
      {
        name: 'n',
        integer: true,
        values: [...values],
        lower: values.map(() => 0),
        required: values.flatMap((value, cell) => (isSensitive(value) ? [{ cell, low: 1, high: threshold - 1 }] : [])),
        intervals: [],
      },
    ],
  }
}

/** No pause, no end. */
export const unhurried: Pace = async () => undefined
