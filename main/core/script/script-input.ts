import type { Variable } from '../../contract/codebook.ts'
import type { Codelist } from '../../contract/codelist.ts'
import type { ComparisonTable } from '../../contract/comparison.ts'
import type { Plan } from '../../contract/plan.ts'
import type { ResultTable } from '../../contract/results.ts'
import { type NotInFiles, notInFiles } from '../../contract/script-commands.ts'
import type { CsvOptions, DtaOptions, SavOptions, XlsxOptions } from '../../contract/source.ts'
import type { TableSpec } from '../../contract/table.ts'
import type { AnswersRead } from '../form/answers-read.ts'
import type { ParentLink } from '../form/parent-link.ts'
import { datasetsBehind, designOf } from '../plan/table-inputs.ts'

/** A file that a dataset of the study can be read from, and how: that it came from, or its records as exported. */
export type ScriptSource = {
  readonly dataset: string
  /** Relative to the folder of source files; that of records to the script. */
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
  | ExportedRecords
)

/** Records that no source file holds, exported with the script: as collected, in the CSV that exports are written in. */
export type ExportedRecords = {
  readonly format: 'records'
  /** Tells records of the same size apart: the digest that R has without packages. It proves nothing of who wrote them. */
  readonly md5: string
  /** The number of the dataset's version. */
  readonly version: number
  readonly reason: NotInFiles
}

/** How the records of a repeat find those that they belong to. */
export type ScriptParent = {
  readonly dataset: string
  /** The surest first. */
  readonly links: readonly ParentLink[]
  /** What names a record of the parent in every delivery; empty where the link does. */
  readonly stable: readonly string[]
}

/**
 * Why a table is left out for its data: they are not in the files, Stata does not read their form, or a public plan
 * keeps back what it takes to compute them again: the seed of replicates, exclusions that name records.
 */
export type OutOfReach = NotInFiles | 'form' | Withheld
export type Withheld = 'seed' | 'excluded'

/** Whether the study's records would do. */
export const isNotInFiles = (reason: OutOfReach): reason is NotInFiles => notInFiles.some((one) => one === reason)

/** Everything that a script is written from. Holds no value of the data but the codes of the codebook. */
export type ScriptInput = {
  readonly plan: Plan
  readonly lists: ReadonlyMap<string, Codelist>
  readonly sources: readonly ScriptSource[]
  /** Datasets that no script can make of their file; with them go the repeats whose parents they are. */
  readonly outOfReach: ReadonlyMap<string, OutOfReach>
  /** Designs whose replicates nobody can draw again. */
  readonly withheld: ReadonlyMap<string, Withheld>
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
export const dataOutOfReach = (table: TableSpec, input: ScriptInput): OutOfReach | null => {
  const { plan } = input
  const withheld = input.withheld.get(table.design)
  if (withheld !== undefined) return withheld
  for (const dataset of datasetsBehind(plan, designOf(plan, table), table.standardise)) {
    const reason = reasonOf(dataset, input)
    if (reason !== undefined) return reason
  }
  return null
}

const reasonOf = (dataset: string, input: ScriptInput): OutOfReach | undefined => {
  const parent = input.sources.find((source) => source.dataset === dataset)?.parent
  return input.outOfReach.get(dataset) ?? (parent && reasonOf(parent.dataset, input))
}

/** The input with those tables of the plan alone whose data a script can make. */
export const withinReach = (input: ScriptInput): ScriptInput => {
  const tables = input.plan.tables.filter((table) => dataOutOfReach(table, input) === null)
  return { ...input, plan: { ...input.plan, tables } }
}
