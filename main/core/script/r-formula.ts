import type { Term, TermOf } from '../derivation/formula-tree.ts'
import { rName, rNumber, rString } from './r-text.ts'

/**
 * A formula in R. Variables are vectors of numbers or texts in which NA is a blank. `seesBlanks`: the formula decides
 * what a blank means, as in the plan's language, where a comparison with a blank is false (two blank texts are equal)
 * and `!` of one is true; else the caller blanks the result wherever a variable is, and R's own operators will do.
 * Functions in snake case are those of the script's preamble.
 */
export const rFormula = (term: Term, seesBlanks: boolean): string => write(term, { seesBlanks, nullAs: 'NA' }).code

/** How tightly the outermost operator of a piece of code binds, as R has it; calls and names bind tightest. */
const binds = {
  or: 1,
  and: 2,
  not: 3,
  compare: 4,
  add: 5,
  multiply: 6,
  within: 7,
  sign: 8,
  power: 9,
  call: 10,
} as const

type Code = { readonly code: string; readonly binding: number }

/** In arithmetic `null` counts as 0, anywhere else it is a blank. */
type Mode = { readonly seesBlanks: boolean; readonly nullAs: 'NA' | '0' }

const write = (term: Term, mode: Mode): Code => {
  switch (term.kind) {
    case 'constant':
      return constant(term.value, mode)
    case 'variable':
      return { code: rName(term.name), binding: binds.call }
    case 'unary':
      return unary(term, mode)
    case 'binary':
      return binary(term, mode)
    case 'shortcut':
      return shortcut(term, mode)
    case 'choice': {
      const [yes, no] = [write(term.yes, mode).code, write(term.no, mode).code]
      return call('ifelse', [condition(term.test, mode).code, yes, no])
    }
    case 'call':
      return functionCall(term, mode)
  }
}

const constant = (value: TermOf<'constant'>['value'], { nullAs }: Mode): Code => {
  if (typeof value === 'number') return { code: rNumber(value), binding: binds.call }
  const code = value === null ? nullAs : typeof value === 'string' ? rString(value) : value ? 'TRUE' : 'FALSE'
  return { code, binding: binds.call }
}

const call = (name: string, args: readonly string[]): Code => ({
  code: `${name}(${args.join(', ')})`,
  binding: binds.call,
})

/** The code in parentheses where it binds less tightly than its place asks for. */
const within = ({ code, binding }: Code, least: number): string => (binding < least ? `(${code})` : code)

/** Comparisons cannot be chained in R; all else binds from the left. */
const infix = (operator: string, binding: number, left: Code, right: Code): Code => ({
  code: `${within(left, binding === binds.compare ? binding + 1 : binding)} ${operator} ${within(right, binding + 1)}`,
  binding,
})

/** A term as a condition: a number that is neither 0 nor blank, a text that is not blank. */
const condition = (term: Term, mode: Mode): Code => {
  const code = write(term, { ...mode, nullAs: 'NA' })
  if (term.type === 'logical') return code
  return call('is_so', [code.code])
}

const unary = ({ operator, of }: TermOf<'unary'>, mode: Mode): Code => {
  if (operator === '!') {
    const asked = condition(of, mode)
    return { code: `!${within(asked, binds.call)}`, binding: binds.not }
  }
  const operand = write(of, { ...mode, nullAs: '0' })
  if (of.type === 'text')
    return operator === '+' ? call('number_of', [operand.code]) : negative(call('number_of', [operand.code]))
  return operator === '+' ? operand : negative(operand)
}

const negative = (code: Code): Code => ({ code: `-${within(code, binds.power)}`, binding: binds.sign })

const arithmetic: Readonly<Record<string, readonly [operator: string, binding: number]>> = {
  '+': ['+', binds.add],
  '-': ['-', binds.add],
  '*': ['*', binds.multiply],
  '/': ['/', binds.multiply],
  '**': ['^', binds.power],
}

const binary = (term: TermOf<'binary'>, mode: Mode): Code => {
  const { operator, left, right, type } = term
  if (['==', '===', '!=', '!=='].includes(operator)) return equality(term, mode)
  const inner: Mode = { ...mode, nullAs: '0' }
  if (['<', '<=', '>', '>='].includes(operator)) {
    return told(infix(operator, binds.compare, write(left, inner), write(right, inner)), mode)
  }
  if (type === 'text') {
    return call(
      'paste0',
      [left, right].map((one) => asText(one, mode)),
    )
  }
  if (operator === '%') return call('remainder', [write(left, inner).code, write(right, inner).code])
  const [written, binding] = arithmetic[operator] as readonly [string, number]
  // Powers bind from the right in both languages, so that only their left side may need parentheses.
  const [leftCode, rightCode] = [write(left, inner), write(right, inner)]
  if (operator === '**') {
    return { code: `${within(leftCode, binds.call)} ^ ${within(rightCode, binds.power)}`, binding }
  }
  return infix(written, binding, leftCode, rightCode)
}

/** A comparison with a blank is false. */
const told = (comparison: Code, { seesBlanks }: Mode): Code =>
  seesBlanks ? { code: `(${comparison.code}) %in% TRUE`, binding: binds.within } : comparison

const equality = (term: TermOf<'binary'>, mode: Mode): Code => {
  const equal = equals(term, { ...mode, nullAs: 'NA' })
  if (!term.operator.startsWith('!')) return equal
  const { left, right } = term
  if (!mode.seesBlanks && left.type === right.type) {
    return infix('!=', binds.compare, write(left, mode), write(right, mode))
  }
  return { code: `!${within(equal, binds.call)}`, binding: binds.not }
}

const equals = ({ operator, left, right }: TermOf<'binary'>, mode: Mode): Code => {
  if (left.type === 'null' || right.type === 'null') return isNull(left.type === 'null' ? right : left, mode)
  if (left.type !== right.type) return unlike(operator, left, right, mode)
  const [a, b] = [write(left, mode), write(right, mode)]
  if (!mode.seesBlanks) return infix('==', binds.compare, a, b)
  if (right.kind === 'constant') return infix('%in%', binds.within, a, b)
  if (left.kind === 'constant') return infix('%in%', binds.within, b, a)
  return left.type === 'text' ? call('same_text', [a.code, b.code]) : told(infix('==', binds.compare, a, b), mode)
}

/** Only a text can be null: a number that is missing is not a number, and equals nothing. */
const isNull = (term: Term, mode: Mode): Code => {
  if (term.type === 'null') return { code: 'TRUE', binding: binds.call }
  return term.type === 'text' ? call('is.na', [write(term, mode).code]) : { code: 'FALSE', binding: binds.call }
}

/** Of different types nothing is `===`; for `==` a text is read as a number, and a logical is 1 or 0. */
const unlike = (operator: string, left: Term, right: Term, mode: Mode): Code => {
  if (operator.length === 3) return { code: 'FALSE', binding: binds.call }
  const asNumber = (term: Term): Code => {
    const code = write(term, mode)
    return term.type === 'text' ? call('number_of', [code.code]) : code
  }
  return told(infix('==', binds.compare, asNumber(left), asNumber(right)), mode)
}

const shortcut = ({ operator, left, right, type }: TermOf<'shortcut'>, mode: Mode): Code => {
  const [a, b] = [write(left, mode), write(right, mode)]
  if (operator === '??') return call('ifelse', [isNull(left, mode).code, b.code, a.code])
  if (type === 'logical' && left.type === 'logical' && right.type === 'logical') {
    return operator === '&&' ? infix('&', binds.and, a, b) : infix('|', binds.or, a, b)
  }
  const asked = condition(left, mode).code
  return call('ifelse', operator === '&&' ? [asked, b.code, a.code] : [asked, a.code, b.code])
}

/** A term as part of a text; a blank reads "null" or "NaN", as in the plan's language. */
const asText = (term: Term, mode: Mode): string => {
  const { code } = write(term, { ...mode, nullAs: 'NA' })
  const isNeverBlank = term.type === 'text' && (term.kind === 'constant' || term.kind === 'binary')
  return isNeverBlank ? code : call('text_of', [code]).code
}

/** Functions that R has by another name, and take as many arguments. */
const renamed: Readonly<Record<string, string>> = {
  abs: 'abs',
  ceil: 'ceiling',
  exp: 'exp',
  floor: 'floor',
  greatest: 'pmax',
  least: 'pmin',
  log: 'log',
  log10: 'log10',
  log2: 'log2',
  sign: 'sign',
  sqrt: 'sqrt',
  trunc: 'trunc',
  lower: 'tolower',
  upper: 'toupper',
  round: 'round_up_half',
  trim: 'trimmed',
  length: 'length_of',
  parse_float: 'leading_number',
  parse_int: 'leading_integer',
  indexof: 'place_in',
  startswith: 'starts_with',
  endswith: 'ends_with',
  substring: 'part_of',
  utcdate: 'day_of',
  utcmonth: 'month_of',
  utcyear: 'year_of',
  timestamp: 'moment_of',
  any: 'first_known',
  count: 'records',
  distinct: 'distinct_values',
  max: 'largest',
  mean: 'mean_known',
  median: 'median_known',
  min: 'smallest',
  sum: 'sum_known',
  valid: 'known',
}

const ofText: ReadonlySet<string> = new Set(['lower', 'upper', 'trim', 'startswith', 'endswith', 'substring'])

const functionCall = ({ name, of }: TermOf<'call'>, mode: Mode): Code => {
  const [first] = of
  const args = of.map((term) => write(term, mode).code)
  if (name === 'pow') return infix('^', binds.power, ...(of.map((term) => write(term, mode)) as [Code, Code]))
  if (name === 'is_nan') return first?.type === 'number' ? call('is.na', args) : { code: 'FALSE', binding: binds.call }
  if (name === 'is_finite') {
    return first?.type === 'number' ? call('is.finite', args) : { code: 'FALSE', binding: binds.call }
  }
  if (name === 'equal') {
    const [left, right] = of as [Term, Term]
    if (left.type !== right.type) return { code: 'FALSE', binding: binds.call }
    const [a, b] = of.map((term) => write(term, mode)) as [Code, Code]
    return { code: `(${infix('==', binds.compare, a, b).code}) %in% TRUE`, binding: binds.within }
  }
  if (name === 'indexof' && first?.type !== 'text') return { code: '-1', binding: binds.sign }
  if (ofText.has(name) && first?.type !== 'text') args[0] = `text_of(${args[0]})`
  return call(renamed[name] as string, args)
}
