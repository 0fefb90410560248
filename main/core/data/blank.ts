import type { Frame } from './frame.ts'

/** 1 for every record in which at least one of the named variables is missing, else 0. */
export const blankRows = (frame: Frame, names: Iterable<string>): Uint8Array => {
  const blank = new Uint8Array(frame.rows)
  for (const name of names) {
    const column = frame.present(name)
    if (column.type === 'number') {
      for (let row = 0; row < frame.rows; row++) if (Number.isNaN(column.values[row])) blank[row] = 1
    } else {
      for (let row = 0; row < frame.rows; row++) if (column.codes[row] === 0) blank[row] = 1
    }
  }
  return blank
}
