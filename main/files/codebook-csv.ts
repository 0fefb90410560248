import type { Variable } from '../contract/codebook.ts'
import { codebookOfTable } from '../core/intake/codebook-of-table.ts'
import { codebookRows } from '../core/intake/codebook-to-table.ts'
import { readTable } from './csv/table.ts'
import { csvText } from './csv/write.ts'

/** A codebook as the text of a CSV file for spreadsheets; `codebookColumns` says what stands where. */
export const codebookCsv = (variables: readonly Variable[]): string => csvText(codebookRows(variables))

/** The variables of a codebook in CSV, with comma or semicolon and any encoding. What `codebookCsv` wrote comes back. */
export const readCodebook = async (path: string): Promise<Variable[]> => codebookOfTable(await readTable(path))
