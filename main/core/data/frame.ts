import type { Variable } from '../../contract/codebook.ts'
import { Failure } from '../../contract/failure.ts'
import type { Localized } from '../../contract/text.ts'
import { type Column, takeValues } from './column.ts'
import { withoutMissing } from './missing.ts'

/**
 * One dataset at one moment of the plan: its codebook and its columns. Columns are fetched when first asked for,
 * so that a table reads only what it needs. Frames are immutable; a derivation makes a new one that shares columns.
 */
export type Frame = {
  readonly dataset: string
  readonly rows: number
  readonly variables: ReadonlyMap<string, Variable>
  /** The values as they stand in the file, missing codes included. */
  raw(name: string): Column
  /** The values with every missing answer (by the codebook's rules) blank. */
  present(name: string): Column
}

/** A frame over `rows` rows whose columns come from `load`, each asked for at most once. */
export const frameOf = (
  dataset: string,
  rows: number,
  variables: readonly Variable[],
  load: (name: string) => Column,
): Frame => {
  const byName = new Map(variables.map((variable) => [variable.name, variable]))
  const rawColumns = new Map<string, Column>()
  const presentColumns = new Map<string, Column>()
  const raw = (name: string): Column => remember(rawColumns, name, () => load(variableOf(frame, name).name))
  const present = (name: string): Column =>
    remember(presentColumns, name, () => withoutMissing(raw(name), variableOf(frame, name).missing))
  const frame: Frame = { dataset, rows, variables: byName, raw, present }
  return frame
}

/** The codebook entry of `name`, or the failure that names the dataset that lacks it. */
export const variableOf = (frame: Frame, name: string): Variable => {
  const variable = frame.variables.get(name)
  if (!variable) throw new Failure('plan.unknown-variable', { variable: name, dataset: frame.dataset })
  return variable
}

/** What a variable is called: its label, or its name where it has none. */
export const labelOf = (frame: Frame, name: string): Localized => variableOf(frame, name).label ?? name

/** What something that is made of a variable is called: what it is given, or as the variable. */
export const calledLike = (
  { variable, label }: { readonly variable: string; readonly label?: Localized | undefined },
  frame: Frame,
): Localized => label ?? labelOf(frame, variable)

/** The frame with one more variable, or with `variable` in the place of the one of that name. */
export const withVariable = (frame: Frame, variable: Variable, column: Column): Frame =>
  frameOf(
    frame.dataset,
    frame.rows,
    [...[...frame.variables.values()].filter(({ name }) => name !== variable.name), variable],
    (name) => (name === variable.name ? column : frame.raw(name)),
  )

/** The frame with other codebook entries for variables that it already has. */
export const withCodebook = (frame: Frame, variables: readonly Variable[]): Frame =>
  frameOf(frame.dataset, frame.rows, variables, (name) => frame.raw(name))

/** The rows at `indices`, in that order. */
export const takeRows = (frame: Frame, indices: Uint32Array): Frame =>
  frameOf(frame.dataset, indices.length, [...frame.variables.values()], (name) => takeValues(frame.raw(name), indices))

const remember = <Value>(cache: Map<string, Value>, name: string, make: () => Value): Value => {
  const known = cache.get(name)
  if (known !== undefined) return known
  const made = make()
  cache.set(name, made)
  return made
}
