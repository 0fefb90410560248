import type { Correction } from '../contract/checks.ts'
import { correctionsOfTable } from '../core/checks/corrections-of-table.ts'
import { readTable } from './csv/table.ts'

/** The corrections of a CSV file, in its order; `reason` is that of the lines that give none. */
export const readCorrections = async (path: string, reason: string): Promise<Correction[]> =>
  correctionsOfTable(await readTable(path), reason)
