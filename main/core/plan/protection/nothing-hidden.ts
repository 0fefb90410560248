import type { Protection } from '../../../contract/disclosure.ts'
import type { ResultTable } from '../../../contract/results.ts'
import type { earlierBeside } from './earlier-releases/earlier-beside.ts'
import { holdingsOf, type ToProtect } from './protection-groups.ts'

/** The account of a protection that changes all figures of a release, so that no cell has to be hidden. */
export const nothingHidden = (
  input: ToProtect,
  tables: readonly ResultTable[],
  earlier: ReturnType<typeof earlierBeside>,
  changed: Pick<Protection, 'method' | 'rounding' | 'cellKeys'>,
): Protection => ({
  outcome: 'protected',
  tables: tables.map(({ id, cells }) => ({ table: id, cells: cells.length, primary: 0, secondary: 0, hidden: 0 })),
  ...holdingsOf(input),
  recodes: [],
  earlier: earlier.map(({ standing }) => standing),
  ...changed,
})
