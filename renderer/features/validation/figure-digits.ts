import { decimal, formatNumber } from '../../../main/core/report/number-format.ts'
import { useNumberLanguage } from '../../i18n/figures.ts'

/** Enough to see where two computations of one figure part. */
const significantDigits = 7

/** A figure of any size with the same number of digits that count; null is a dash. */
export const useDigits = (): ((value: number | null) => string) => {
  const language = useNumberLanguage()
  return (value) => formatNumber(value, decimal(decimalsOf(value ?? 0)), language)
}

const decimalsOf = (value: number): number => {
  if (value === 0 || Number.isInteger(value)) return 0
  const whole = Math.floor(Math.log10(Math.abs(value))) + 1
  return Math.min(12, Math.max(0, significantDigits - whole))
}
