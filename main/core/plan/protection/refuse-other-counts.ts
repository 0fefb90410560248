import type { Cell } from '../../../contract/results.ts'
import type { TableSpec } from '../../../contract/table.ts'
import { tellsCases } from '../../disclosure/tables/protected-table.ts'

/** Refuses to go on where the records found behind a cell are not its counts: its changed figures would be those of others. */
export const refuseOtherCounts = (
  { n, cases }: Cell,
  spec: TableSpec,
  behind: { readonly base: number; readonly own: number },
): void => {
  if (behind.base !== n || (tellsCases(spec) && behind.own !== cases))
    throw new Error(`${behind.base} and ${behind.own} records behind a cell of ${n} and ${cases}`)
}
