import type { Term, TermOf } from '../derivation/formula-tree.ts'
import { stataString } from './stata-text.ts'

/** How a formula is written: the names of variables, and what it may not say in Stata. */
export type StataNames = (name: string) => string

/** A formula that Stata has no words for. */
export class NotInStata extends Error {}

/**
 * A formula in Stata, with parentheses around every operator. A missing number is larger than any other there, so that
 * comparisons that it would win are guarded; a blank text is the empty one. Throws `NotInStata` for what it lacks.
 */
export const stataFormula = (term: Term, names: StataNames): string => {
  switch (term.kind) {
    case 'constant':
      return constant(term)
    case 'variable':
      return names(term.name)
    case 'unary':
      return unary(term, names)
    case 'binary':
      return binary(term, names)
    case 'shortcut':
      return shortcut(term, names)
    case 'choice': {
      const [yes, no] = [term.yes, term.no].map((branch) => asType(branch, term.type, names))
      return `cond(${stataCondition(term.test, names)}, ${yes}, ${no})`
    }
    case 'call':
      return call(term, names)
  }
}

/** A term as a condition: a number that is neither 0 nor missing, a text that is not empty. */
export const stataCondition = (term: Term, names: StataNames): string => {
  const code = stataFormula(term, names)
  if (term.type === 'logical') return code
  return term.type === 'text' ? `(${code} != "")` : `(${code} != 0 & !missing(${code}))`
}

/** The condition that variables are not missing; none where there are no variables. */
export const known = (variables: readonly string[]): readonly string[] =>
  variables.length === 0 ? [] : [`!missing(${variables.join(', ')})`]

const constant = ({ value }: TermOf<'constant'>): string => {
  if (value === null) return '.'
  return typeof value === 'string' ? stataString(value) : String(Number(value))
}

/** `null` beside texts is the empty one. */
const asType = (term: Term, type: Term['type'], names: StataNames): string => {
  if (term.type === 'null' && type === 'text') return '""'
  if (type === 'text' && term.type !== 'text') return `strofreal(${stataFormula(term, names)}, "%18.0g")`
  return stataFormula(term, names)
}

const unary = ({ operator, of }: TermOf<'unary'>, names: StataNames): string => {
  if (operator === '!') return `!${stataCondition(of, names)}`
  const code = of.type === 'text' ? `real(${stataFormula(of, names)})` : stataFormula(of, names)
  return operator === '-' ? `(-${code})` : code
}

const binary = (term: TermOf<'binary'>, names: StataNames): string => {
  const { operator, left, right, type } = term
  if (operator.startsWith('=') || operator.startsWith('!')) return equality(term, names)
  if (type === 'text') return `(${asType(left, 'text', names)} + ${asType(right, 'text', names)})`
  const [a, b] = [stataFormula(left, names), stataFormula(right, names)]
  if (['<', '<=', '>', '>='].includes(operator)) {
    const [large, code] = operator.startsWith('<') ? [right, b] : [left, a]
    const guard = large.kind === 'constant' ? [] : known([code])
    return `(${[`${a} ${operator} ${b}`, ...guard].join(' & ')})`
  }
  if (operator === '%') return `(${a} - ${b} * trunc(${a} / ${b}))`
  return `(${a} ${operator === '**' ? '^' : operator} ${b})`
}

const equality = ({ operator, left, right }: TermOf<'binary'>, names: StataNames): string => {
  const isEqual = equals(operator, left, right, names)
  return operator.startsWith('!') ? `!${isEqual}` : isEqual
}

const equals = (operator: string, left: Term, right: Term, names: StataNames): string => {
  const [a, b] = [stataFormula(left, names), stataFormula(right, names)]
  if (left.type === 'null' || right.type === 'null') {
    const other = left.type === 'null' ? right : left
    return other.type === 'text' ? `(${stataFormula(other, names)} == "")` : other.type === 'null' ? '1' : '0'
  }
  if (left.type === right.type && left.type === 'text') return `(${a} == ${b})`
  if (left.type !== right.type && operator.length === 3) return '0'
  const [x, y] = [left, right].map((one, at) => (one.type === 'text' ? `real(${at === 0 ? a : b})` : at === 0 ? a : b))
  return right.kind === 'constant' ? `(${x} == ${y})` : `(${x} == ${y} & !missing(${x}))`
}

const shortcut = ({ operator, left, right, type }: TermOf<'shortcut'>, names: StataNames): string => {
  if (left.type === 'logical' && right.type === 'logical') {
    return `(${stataFormula(left, names)} ${operator === '&&' ? '&' : '|'} ${stataFormula(right, names)})`
  }
  const [a, b] = [left, right].map((one) => asType(one, type, names))
  if (operator === '??') return left.type === 'text' ? `cond(${a} == "", ${b}, ${a})` : (a as string)
  const asked = stataCondition(left, names)
  return operator === '&&' ? `cond(${asked}, ${b}, ${a})` : `cond(${asked}, ${a}, ${b})`
}

/** Functions that Stata has by another name, and take as many arguments. */
const renamed: Readonly<Record<string, string>> = {
  abs: 'abs',
  ceil: 'ceil',
  exp: 'exp',
  floor: 'floor',
  log: 'ln',
  log10: 'log10',
  sign: 'sign',
  sqrt: 'sqrt',
  trunc: 'trunc',
  lower: 'ustrlower',
  upper: 'ustrupper',
  trim: 'ustrtrim',
  length: 'ustrlen',
}

/** The moment of a date as Stata counts it. A time without its zone is read as UTC; with one other than UTC it is missing. */
const clockOf = (x: string): string => {
  const form = '^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?Z?)?)?)?$'
  const whole = `${x} + usubstr("0000-01-01", ustrlen(${x}) + 1, .)`
  const parts = `cond(ustrlen(${x}) <= 10, "YMD", cond(ustrregexm(${x}, ":[0-9]+:"), "YMDhms", "YMDhm"))`
  return `cond(ustrregexm(${x}, "${form}"), clock(ustrregexra(${whole}, "T|[.][0-9]+|Z$", " "), ${parts}), .)`
}

const call = ({ name, of }: TermOf<'call'>, names: StataNames): string => {
  const [x = '', a = '', b] = of.map((term) => stataFormula(term, names))
  const first = of[0]
  if (renamed[name] !== undefined) return `${renamed[name]}(${x})`
  switch (name) {
    case 'is_nan':
      return first?.type === 'number' ? `missing(${x})` : '0'
    case 'is_finite':
      return first?.type === 'number' ? `!missing(${x})` : '0'
    case 'round':
      return `floor(${x} + 0.5)`
    case 'log2':
      return `(ln(${x}) / ln(2))`
    case 'pow':
      return `(${x} ^ ${a})`
    case 'greatest':
    case 'least':
      return `${name === 'greatest' ? 'max' : 'min'}(${of.map((term) => stataFormula(term, names)).join(', ')})`
    case 'equal':
      return equals('===', of[0] as Term, of[1] as Term, names)
    case 'substring':
      return b === undefined ? `usubstr(${x}, ${a} + 1, .)` : `usubstr(${x}, ${a} + 1, ${b} - ${a})`
    case 'indexof':
      return first?.type === 'text' ? `(ustrpos(${x}, ${a}) - 1)` : '(-1)'
    case 'startswith':
      return `(usubstr(${x}, 1, ustrlen(${a})) == ${a})`
    case 'endswith':
      return `(usubstr(${x}, -ustrlen(${a}), .) == ${a})`
    case 'parse_float':
    case 'parse_int': {
      const digits = name === 'parse_int' ? '[0-9]+' : '[0-9]*[.]?[0-9]+'
      return first?.type === 'text' ? `real(ustrregexra(${x}, "^\\s*([+-]?${digits}).*$", "$1"))` : x
    }
    case 'utcyear':
    case 'utcdate':
    case 'utcmonth': {
      if (first?.type !== 'text') throw new NotInStata(name)
      const date = `dofc(${clockOf(x)})`
      return name === 'utcyear' ? `year(${date})` : name === 'utcdate' ? `day(${date})` : `(month(${date}) - 1)`
    }
    case 'timestamp': {
      if (first?.type !== 'text') throw new NotInStata(name)
      return `(${clockOf(x)} - clock("1970-01-01", "YMD"))`
    }
    default:
      throw new NotInStata(name)
  }
}
