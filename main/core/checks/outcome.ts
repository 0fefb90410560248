import type { GroupProfile } from '../../contract/checks.ts'
import type { Frame } from '../data/frame.ts'

/** What a rule found among records: the rows that fail it, ascending, and what it looked at to say so. */
export type RecordOutcome = {
  readonly unit: 'record'
  /** Records of which it can be told whether they are in order. */
  readonly examined: number
  readonly rows: Uint32Array
  /** The frame with everything the rule saw, and the variables it saw of each record. */
  readonly frame: Frame
  readonly variables: readonly string[]
}

/** What a profile found: every group, and those that stand out. */
export type GroupOutcome = {
  readonly unit: 'group'
  readonly examined: number
  readonly groups: readonly GroupProfile[]
}

export type CheckOutcome = RecordOutcome | GroupOutcome

/** Per record: in order, failing, or not to be told. */
export const judgement = { notExamined: 0, inOrder: 1, failing: 2 } as const

/** The outcome of judging every record of `frame`, those left out by `included` aside. */
export const recordOutcome = (
  frame: Frame,
  judgements: Uint8Array,
  included: Uint8Array,
  variables: readonly string[],
): RecordOutcome => {
  let examined = 0
  const rows: number[] = []
  for (let row = 0; row < frame.rows; row++) {
    if (included[row] === 0 || judgements[row] === judgement.notExamined) continue
    examined++
    if (judgements[row] === judgement.failing) rows.push(row)
  }
  return { unit: 'record', examined, rows: Uint32Array.from(rows), frame, variables: [...new Set(variables)].sort() }
}

/** 1 for every record that the rule is about. */
export const everyRecord = (frame: Frame): Uint8Array => new Uint8Array(frame.rows).fill(1)
