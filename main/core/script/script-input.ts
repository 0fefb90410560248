import type { Variable } from '../../contract/codebook.ts'
import type { Codelist } from '../../contract/codelist.ts'
import type { Plan } from '../../contract/plan.ts'
import type { ResultTable } from '../../contract/results.ts'
import type { CsvOptions, DtaOptions, SavOptions } from '../../contract/source.ts'

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

/** Everything that a script is written from. Holds no value of the data but the codes of the codebook. */
export type ScriptInput = {
  readonly plan: Plan
  readonly lists: ReadonlyMap<string, Codelist>
  readonly sources: readonly ScriptSource[]
  /** The codebooks after all derivations, by dataset and name. */
  readonly derived: ReadonlyMap<string, ReadonlyMap<string, Variable>>
  /** The plan's tables as the study has them: the script's are held against these. */
  readonly tables: readonly ResultTable[]
}
