import { type Frame, variableOf } from '../data/frame.ts'
import { groupRecords, textAt } from '../data/groups.ts'

/** How records are named in lists, decisions and corrections. Every record has exactly one name. */
export type RecordNames = {
  nameOf(row: number): string
  /** The row of a name, from 0; undefined for a name that no record has. */
  rowOf(name: string): number | undefined
}

/**
 * A record is named by its value in `variable` where no other record has the same, else by its row from 1: "#12". So
 * are all records without a `variable`.
 */
export const recordNames = (frame: Frame, variable: string | undefined): RecordNames => {
  if (variable === undefined) return { nameOf: rowName, rowOf: (name) => namedRow(frame, name) }
  variableOf(frame, variable)
  const { codes, sizes } = groupRecords(frame, [variable])
  const nameOf = (row: number): string => {
    const code = codes[row] as number
    const id = code > 0 && sizes[code - 1] === 1 ? textAt(frame, variable, row) : ''
    return id === '' || rowPattern.test(id) ? rowName(row) : id
  }
  let byId: ReadonlyMap<string, number> | undefined
  return {
    nameOf,
    rowOf: (name) => {
      byId ??= new Map(Array.from(codes, (_, row) => [nameOf(row), row]))
      return byId.get(name) ?? namedRow(frame, name)
    },
  }
}

const rowPattern = /^#[1-9]\d*$/

const rowName = (row: number): string => `#${row + 1}`

const namedRow = (frame: Frame, name: string): number | undefined => {
  const row = rowPattern.test(name) ? Number(name.slice(1)) - 1 : -1
  return row >= 0 && row < frame.rows ? row : undefined
}
