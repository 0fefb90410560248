import type { DesignSpec } from '../../contract/design.ts'
import type { DesignFinding } from '../../contract/design-finding.ts'
import { type Frame, variableOf } from '../data/frame.ts'
import { checkDesignInput } from '../design/check-design.ts'
import { type DesignCodes, type DesignNumbers, designCodes } from '../design/design-variables.ts'
import { numbersOf } from '../plan/designs/weighting-step.ts'
import { attempted } from './finding.ts'

/** The variables of a design as far as they can be read. */
export type DesignColumns = {
  readonly strata: readonly DesignCodes[]
  readonly units: readonly DesignCodes[]
  readonly fpc: readonly DesignNumbers[]
  readonly weights: DesignNumbers | undefined
  /** All variables but the weight are there and without blanks: the sample can be put together. */
  readonly isWhole: boolean
}

/** Reads the variables one by one, so that each that is missing, blank or no number is told. */
export const designColumns = (
  spec: DesignSpec,
  frame: Frame,
): { readonly columns: DesignColumns; readonly found: readonly DesignFinding[] } => {
  const { rows } = frame
  const { probability } = spec
  const found: DesignFinding[] = []
  const readable = <Column>(read: () => Column): readonly Column[] => {
    const { value, found: refused } = attempted(read)
    found.push(...refused)
    return value === undefined ? [] : [value]
  }
  const codesOf = (name: string) => designCodes(name, frame.present(variableOf(frame, name).name))
  const strata = spec.strata.flatMap((name) =>
    readable(() => filled(codesOf(name), (variable) => checkDesignInput({ rows, probability, strata: [variable] }))),
  )
  const units = spec.psu.flatMap((name) =>
    readable(() => filled(codesOf(name), (variable) => checkDesignInput({ rows, probability, units: [variable] }))),
  )
  const fpc = spec.fpc.flatMap((name) =>
    readable(() =>
      filled(numbersOf(frame, name, spec.id), (variable) => checkDesignInput({ rows, probability, fpc: [variable] })),
    ),
  )
  const isWhole = found.length === 0
  const { weight } = spec
  const [weights] = weight === undefined ? [] : readable(() => numbersOf(frame, weight, spec.id))
  return { columns: { strata, units, fpc, weights, isWhole }, found }
}

/** The column, once `check` has let it pass. */
const filled = <Column>(column: Column, check: (column: Column) => void): Column => {
  check(column)
  return column
}
