import type { MissingRule } from '../../contract/codebook.ts'

const number = String.raw`-?\d+(?:\.\d+)?`
const range = new RegExp(`^(${number}|lo|lowest)\\s*(?:-|\\.\\.|thru|to)\\s*(${number}|hi|highest)$`, 'i')
const letters = /^\.([a-z])\s*-\s*\.?([a-z])$/i

/**
 * The codes that people write for missing answers: one ("98", ".a", "NS"), a range of numbers with its ends as SPSS has
 * it ("97-99", "-99 thru -97", "lo thru 0", "90 thru hi"), or letters of Stata (".a-.z"), which are codes each. Null
 * where a range ends before it begins or is open at both ends.
 */
export const missingCodesIn = (text: string): Pick<MissingRule, 'code' | 'from' | 'to'>[] | null => {
  const wanted = text.trim()
  const [, first, last] = letters.exec(wanted) ?? []
  if (first !== undefined && last !== undefined) return lettersBetween(first.toLowerCase(), last.toLowerCase())
  const [, from, to] = range.exec(wanted) ?? []
  if (from === undefined || to === undefined) return [{ code: text }]
  const rule = { ...endOf('from', from), ...endOf('to', to) }
  const isEmpty = rule.from !== undefined && rule.to !== undefined && rule.from > rule.to
  return isEmpty || (rule.from === undefined && rule.to === undefined) ? null : [rule]
}

const endOf = (end: 'from' | 'to', text: string): Pick<MissingRule, 'from' | 'to'> =>
  /^(lo|hi)/i.test(text) ? {} : { [end]: Number(text) }

const lettersBetween = (first: string, last: string): { code: string }[] | null => {
  const [from, to] = [first.charCodeAt(0), last.charCodeAt(0)]
  if (from > to) return null
  return Array.from({ length: to - from + 1 }, (_, at) => ({ code: `.${String.fromCharCode(from + at)}` }))
}
