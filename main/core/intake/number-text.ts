export type DecimalMark = '.' | ','

const spaces = '[ \\u00a0\\u202f\\u2009]'
const shape = (decimal: string, group: string): RegExp =>
  new RegExp(
    `^([+-]?)(\\d*|\\d{1,3}(?:${group}\\d{3})+|\\d{1,3}(?:${spaces}\\d{3})+)(?:${decimal}(\\d+))?([eE][+-]?\\d+)?$`,
  )
const shapes = { '.': shape('\\.', ','), ',': shape(',', '\\.') }

/**
 * The number that `text` writes with this decimal mark, or null when it writes none. The other mark may part the
 * thousands, in groups of three that begin after one to three digits; so may spaces. Leading zeros, a plus sign and
 * an exponent are allowed: whether such a cell is a number at all is decided before. The value is the double nearest
 * to the decimal number, as in IEEE 754.
 */
export const numberOf = (text: string, decimal: DecimalMark): number | null => {
  const parts = shapes[decimal].exec(text.trim())
  if (!parts) return null
  const [, sign = '', whole = '', fraction = '', exponent = ''] = parts
  if (whole === '' && fraction === '') return null
  return Number(`${sign}${whole.replace(/\D/g, '')}.${fraction}${exponent}`)
}
