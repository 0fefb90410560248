import type { Variable } from '../../contract/codebook.ts'
import type { Codelist } from '../../contract/codelist.ts'
import type { ComparisonTable } from '../../contract/comparison.ts'
import type { Plan } from '../../contract/plan.ts'
import type { ResultTable } from '../../contract/results.ts'
import type { CsvOptions, DtaOptions, SavOptions, XlsxOptions } from '../../contract/source.ts'
import type { TableSpec } from '../../contract/table.ts'
import type { AnswersRead } from '../form/answers-read.ts'
import type { ParentLink } from '../form/parent-link.ts'
import { datasetsBehind, designOf } from '../plan/table-inputs.ts'

/** A file that a dataset of the study came from, and how it was read. */
export type ScriptSource = {
  readonly dataset: string
  /** Relative to the folder of source files. */
  readonly file: string
  readonly bytes: number
  /** The codebook with the plan's changes, before any derivation. */
  readonly variables: readonly Variable[]
  /** Questions of its form with several answers. */
  readonly answers: readonly AnswersRead[]
  /** Which side of such an answer holds, where the plan says so. */
  readonly trust?: 'columns' | 'summary' | undefined
  /** The dataset that its records belong to. */
  readonly parent?: ScriptParent | undefined
} & (
  | { readonly format: 'csv'; readonly options: CsvOptions }
  | { readonly format: 'sav'; readonly options: SavOptions }
  | { readonly format: 'dta'; readonly options: DtaOptions }
  | { readonly format: 'xlsx'; readonly options: XlsxOptions }
)

/** How the records of a repeat find those that they belong to. */
export type ScriptParent = {
  readonly dataset: string
  /** The surest first. */
  readonly links: readonly ParentLink[]
  /** What names a record of the parent in every delivery; empty where the link does. */
  readonly stable: readonly string[]
}

/**
 * Why data cannot be made again from their files: nothing there reads them or (in Stata) their form, they were
 * corrected, joined by a link, or belong to records that have changed since.
 */
export type OutOfReach = 'format' | 'form' | 'corrected' | 'linked' | 'parent'

/** Everything that a script is written from. Holds no value of the data but the codes of the codebook. */
export type ScriptInput = {
  readonly plan: Plan
  readonly lists: ReadonlyMap<string, Codelist>
  readonly sources: readonly ScriptSource[]
  /** Datasets that no script can make of their file. */
  readonly outOfReach: ReadonlyMap<string, OutOfReach>
  /** The codebooks after all derivations, by dataset and name. */
  readonly derived: ReadonlyMap<string, ReadonlyMap<string, Variable>>
  /** How many replicates the designs with balanced half samples have, by design. */
  readonly halfSamples: ReadonlyMap<string, number>
  /** The plan's tables as the study has them: the script's are held against these. */
  readonly tables: readonly ResultTable[]
  /** The same of its comparisons. */
  readonly comparisons: readonly ComparisonTable[]
}

/** Why no script can make the data of a table, with a text under `script.left.<code>`; null where one can. */
export const dataOutOfReach = (table: TableSpec, { plan, outOfReach }: ScriptInput): OutOfReach | null => {
  for (const dataset of datasetsBehind(plan, designOf(plan, table), table.standardise)) {
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
