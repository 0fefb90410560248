import { Failure } from '../../../contract/failure.ts'
import type { MicrodataStep } from '../../../contract/microdata.ts'
import { type Frame, variableOf, withVariable } from '../../data/frame.ts'
import { decimalsOf, numberColumn } from './number-column.ts'

type Limit = Extract<MicrodataStep, { step: 'limit' }>

/**
 * Top and bottom coding: numbers beyond a limit become the limit itself, or the weighted mean Σ w y / Σ w of those
 * beyond it, which keeps the total, with as many decimals as the values have. A mean of fewer than k records would tell too much of each and is refused.
 */
export const limitValues = (frame: Frame, step: Limit, weights: Float64Array, k: number): Frame => {
  const { values } = numberColumn(frame, step.variable)
  const { top = Number.POSITIVE_INFINITY, bottom = Number.NEGATIVE_INFINITY } = step
  const target = (isBeyond: (value: number) => boolean, limit: number): number =>
    step.becomes === 'limit' ? limit : meanBeyond(values, isBeyond, { weights, k, variable: step.variable, limit })
  const high = target((value) => value > top, top)
  const low = target((value) => value < bottom, bottom)
  const limited = values.map((value) => (value > top ? high : value < bottom ? low : value))
  return withVariable(frame, variableOf(frame, step.variable), { type: 'number', values: limited })
}

type Beyond = { readonly weights: Float64Array; readonly k: number; readonly variable: string; readonly limit: number }

/** Summed in the order of the values, so that the order of the records changes no digit. */
const meanBeyond = (
  values: Float64Array,
  isBeyond: (value: number) => boolean,
  { weights, k, variable, limit }: Beyond,
): number => {
  const rows = [...values.keys()].filter((row) => isBeyond(values[row] as number))
  if (rows.length === 0) return limit
  if (rows.length < k) throw new Failure('microdata.too-few-beyond', { variable, k })
  const sorted = rows
    .map((row) => ({ value: values[row] as number, weight: weights[row] as number }))
    .sort((one, other) => one.value - other.value || one.weight - other.weight)
  const sum = sorted.reduce((total, { value, weight }) => total + value * weight, 0)
  const mean = sum / sorted.reduce((total, { weight }) => total + weight, 0)
  return Number(mean.toFixed(decimalsOf(values)))
}
