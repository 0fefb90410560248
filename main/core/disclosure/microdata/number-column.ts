import { Failure } from '../../../contract/failure.ts'
import type { NumberColumn } from '../../data/column.ts'
import type { Frame } from '../../data/frame.ts'

/** The numbers of a variable; refused for a text. */
export const numberColumn = (frame: Frame, variable: string): NumberColumn => {
  const column = frame.present(variable)
  if (column.type === 'number') return column
  throw new Failure('microdata.not-a-number', { variable })
}

const mostDecimals = 6

/** The most decimals that any of the values has, up to six. */
export const decimalsOf = (values: Float64Array): number => {
  let decimals = 0
  for (const value of values) {
    while (decimals < mostDecimals && Number.isFinite(value) && Number(value.toFixed(decimals)) !== value) decimals++
  }
  return decimals
}
