import { type Frame, variableOf } from '../../data/frame.ts'

/** Households numbered from 0; a record without one stands for itself. */
export const householdsOf = (frame: Frame, name: string): Uint32Array => {
  const column = frame.present(variableOf(frame, name).name)
  const numbers = new Map<number, number>()
  let next = 0
  const numberOf = (value: number): number => {
    const known = numbers.get(value)
    if (known !== undefined) return known
    numbers.set(value, next)
    return next++
  }
  const values = column.type === 'number' ? column.values : column.codes
  const isBlank = (value: number) => (column.type === 'number' ? Number.isNaN(value) : value === 0)
  return Uint32Array.from(values, (value) => (isBlank(value) ? next++ : numberOf(value)))
}
