import { Failure } from '../../contract/failure.ts'
import type { TextTable } from '../intake/text-table.ts'
import { type Figure, totalCode } from './figures.ts'

/** Names of columns with figures, as tables of R, SPSS and Excel have them. */
const estimateNames = [
  'estimate',
  'estimacion',
  'estimación',
  'valor',
  'value',
  'mean',
  'media',
  'total',
  'proporcion',
  'proporción',
]
const errorNames = ['se', 'std_error', 'std. error', 'error_estandar', 'error estándar', 'ee', 'standard error']

/**
 * A table of another program as figures: a column per dimension by the name of its variable (`by_` before it is left
 * out), `level` where the statistic has levels, one column with the estimate and perhaps one with its standard error.
 * A blank code or `Total` is the margin. A decimal comma is understood; a figure that is none is refused with its row.
 */
export const benchmarkOfTable = (table: TextTable, names: readonly string[]): readonly Figure[] => {
  const header = table.header.map((name) => name.trim().toLowerCase().replace(/^by_/, ''))
  const estimate = header.findIndex((name) => estimateNames.includes(name))
  if (estimate < 0) throw new Failure('review.benchmark-without-estimate', { file: table.file })
  const missing = names.find((name) => !header.includes(name.toLowerCase()))
  if (missing !== undefined) throw new Failure('review.benchmark-without-column', { file: table.file, column: missing })
  const error = header.findIndex((name) => errorNames.includes(name))
  return table.rows.map(({ row, cells }) => ({
    at: Object.fromEntries(names.map((name) => [name, codeOf(cells[header.indexOf(name.toLowerCase())] ?? '')])),
    estimate: numberOf(cells[estimate] ?? '', table.file, row),
    se: error < 0 ? null : numberOf(cells[error] ?? '', table.file, row),
  }))
}

const codeOf = (text: string): string => (/^(|total|_t)$/i.test(text.trim()) ? totalCode : text.trim())

const numberOf = (text: string, file: string, row: number): number | null => {
  const plain = text.trim()
  if (/^(|na|nan|\.|-|–|\[[a-z]\])$/i.test(plain)) return null
  const isShare = plain.endsWith('%')
  const digits = plain.replace(/[\s %]/g, '')
  const number = Number(/^-?\d+,\d+$/.test(digits) ? digits.replace(',', '.') : digits)
  if (!Number.isFinite(number)) throw new Failure('review.benchmark-not-a-number', { file, row })
  return isShare ? number / 100 : number
}
