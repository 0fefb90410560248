import type { Variable } from '../../contract/codebook.ts'
import type { Codelist } from '../../contract/codelist.ts'
import type { ComparisonTable } from '../../contract/comparison.ts'
import type { Plan } from '../../contract/plan.ts'
import type { ResultTable } from '../../contract/results.ts'
import type { CsvOptions, DtaOptions, SavOptions } from '../../contract/source.ts'
import type { TableSpec } from '../../contract/table.ts'
import { datasetsBehind, designOf } from '../plan/table-inputs.ts'

/** A file that a dataset of the study came from, and how it was read. */
export type ScriptSource = {
  readonly dataset: string
  /** Relative to the folder of source files. */
  readonly file: string
  readonly bytes: number
  /** The codebook with the plan's changes, before any derivation. */
  readonly variables: readonly Variable[]
} & (
  | { readonly format: 'csv'; readonly options: CsvOptions }
  | { readonly format: 'sav'; readonly options: SavOptions }
  | { readonly format: 'dta'; readonly options: DtaOptions }
)

/** Why data cannot be made again from their files: nothing there reads them, a form does, they were corrected, or joined by a link. */
export type OutOfReach = 'format' | 'form' | 'corrected' | 'linked'

/** Everything that a script is written from. Holds no value of the data but the codes of the codebook. */
export type ScriptInput = {
  readonly plan: Plan
  readonly lists: ReadonlyMap<string, Codelist>
  readonly sources: readonly ScriptSource[]
  /** Datasets that no script can make of their file: of another format, read by a form, corrected, joined by a link. */
  readonly outOfReach: ReadonlyMap<string, OutOfReach>
  /** The codebooks after all derivations, by dataset and name. */
  readonly derived: ReadonlyMap<string, ReadonlyMap<string, Variable>>
  /** The plan's tables as the study has them: the script's are held against these. */
  readonly tables: readonly ResultTable[]
  /** The same of its comparisons. */
  readonly comparisons: readonly ComparisonTable[]
}

/** Why no script can make the data of a table, with a text under `script.left.<code>`; null where one can. */
export const dataOutOfReach = (table: TableSpec, { plan, outOfReach }: ScriptInput): OutOfReach | null => {
  for (const dataset of datasetsBehind(plan, designOf(plan, table))) {
    const reason = outOfReach.get(dataset)
    if (reason !== undefined) return reason
  }
  return null
}

/** The input with those tables of the plan alone whose data a script can make. */
export const withinReach = (input: ScriptInput): ScriptInput => {
  const tables = input.plan.tables.filter((table) => dataOutOfReach(table, input) === null)
  return { ...input, plan: { ...input.plan, tables } }
}
