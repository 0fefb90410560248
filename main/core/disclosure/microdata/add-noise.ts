import type { MicrodataStep } from '../../../contract/microdata.ts'
import { type Frame, variableOf, withVariable } from '../../data/frame.ts'
import { normalQuantile } from '../../numerics/normal.ts'
import { decimalsOf, numberColumn } from './number-column.ts'
import type { RandomStep } from './random-step.ts'

type Noise = Extract<MicrodataStep, { step: 'noise' }>

/**
 * Adds noise: y + part·s·e with e standard normal and s the weighted standard deviation of the answers. Zeros stay zeros and
 * a variable without negative values stays without, by taking the magnitude; whole numbers stay whole, and others get as
 * many decimals as they had. Missing answers stay missing.
 */
export const addNoise = (frame: Frame, { variable, part }: Noise, { names, weights, draw }: RandomStep): Frame => {
  const { values } = numberColumn(frame, variable)
  const scale = part * deviationOf(values, weights)
  const hasNegatives = values.some((value) => value < 0)
  const unit = 10 ** -decimalsOf(values)
  const noisy = values.map((value, row) => {
    if (Number.isNaN(value) || value === 0) return value
    // A draw of 0 would be infinitely far.
    const e = normalQuantile(Math.max(2 ** -53, draw('noise', frame.dataset, variable, names[row] as string)))
    const moved = Math.round((value + scale * e) / unit) * unit
    return Number((hasNegatives ? moved : Math.abs(moved)).toPrecision(15))
  })
  return withVariable(frame, variableOf(frame, variable), { type: 'number', values: noisy })
}

/** √(Σ w (y − ȳ)² / Σ w), summed in the order of the values. */
const deviationOf = (values: Float64Array, weights: Float64Array): number => {
  const answers = [...values.keys()]
    .filter((row) => !Number.isNaN(values[row]))
    .map((row) => ({ value: values[row] as number, weight: weights[row] as number }))
    .sort((one, other) => one.value - other.value || one.weight - other.weight)
  const weight = answers.reduce((sum, own) => sum + own.weight, 0)
  const mean = answers.reduce((sum, own) => sum + own.weight * own.value, 0) / weight
  return Math.sqrt(answers.reduce((sum, own) => sum + own.weight * (own.value - mean) ** 2, 0) / weight)
}
