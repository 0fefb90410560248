import type { Relation } from '../../../contract/disclosure-system.ts'

/** The relations as rows over some of their cells: parts less the total. Of rows that are alike one is enough. */
export const equationsAmong = (
  { relations }: { readonly relations: readonly Relation[] },
  column: ReadonlyMap<number, number>,
) => {
  const rows = new Map<string, { columns: number[]; coefficients: number[]; relation: number }>()
  relations.forEach(({ total, parts }, relation) => {
    const columns: number[] = []
    const coefficients: number[] = []
    for (const [at, coefficient] of [[total, -1] as const, ...parts.map((part) => [part, 1] as const)]) {
      const place = column.get(at)
      if (place === undefined) continue
      columns.push(place)
      coefficients.push(coefficient)
    }
    if (columns.length > 0) rows.set(`${columns.join()} ${coefficients.join()}`, { columns, coefficients, relation })
  })
  return [...rows.values()]
}
