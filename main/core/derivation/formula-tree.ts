import type { Expression } from 'acorn'
import { parseFormula, variableName } from './formula.ts'

/** What a term gives for a record; `null` = always a blank. A logical is true or false, never blank. */
export type TermType = 'number' | 'text' | 'logical' | 'null'

/** A formula as a tree of typed terms, for programs that write it in another language. */
export type Term = { readonly type: TermType } & (
  | { readonly kind: 'constant'; readonly value: number | string | boolean | null }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'unary'; readonly operator: string; readonly of: Term }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Term; readonly right: Term }
  /** `&&`, `||` and `??`, which give one of their sides. */
  | { readonly kind: 'shortcut'; readonly operator: string; readonly left: Term; readonly right: Term }
  | { readonly kind: 'choice'; readonly test: Term; readonly yes: Term; readonly no: Term }
  | { readonly kind: 'call'; readonly name: string; readonly of: readonly Term[] }
)

/** A term of one kind. */
export type TermOf<Kind extends Term['kind']> = Extract<Term, { kind: Kind }>

/**
 * The tree of a formula that `readFormula` accepts. `typeOf` tells what a variable holds. A choice between a number and
 * a logical gives a number, between anything and a text a text, as the variable made of it does.
 */
export const formulaTree = (text: string, typeOf: (name: string) => 'number' | 'text'): Term =>
  termOf(parseFormula(text), typeOf)

/** The variables of a formula, each once, in the order they come. */
export const variablesOf = (term: Term): readonly string[] => [...new Set(namesIn(term))]

const namesIn = (term: Term): readonly string[] => {
  switch (term.kind) {
    case 'constant':
      return []
    case 'variable':
      return [term.name]
    case 'unary':
      return namesIn(term.of)
    case 'binary':
    case 'shortcut':
      return [...namesIn(term.left), ...namesIn(term.right)]
    case 'choice':
      return [term.test, term.yes, term.no].flatMap(namesIn)
    case 'call':
      return term.of.flatMap(namesIn)
  }
}

const termOf = (node: Expression, typeOf: (name: string) => 'number' | 'text'): Term => {
  const inner = (child: Expression): Term => termOf(child, typeOf)
  switch (node.type) {
    case 'Literal':
      return constant(node.value as TermOf<'constant'>['value'])
    case 'MemberExpression': {
      const name = variableName(node) as string
      return { kind: 'variable', type: typeOf(name), name }
    }
    case 'ParenthesizedExpression':
      return inner(node.expression)
    case 'UnaryExpression':
      return {
        kind: 'unary',
        type: node.operator === '!' ? 'logical' : 'number',
        operator: node.operator,
        of: inner(node.argument),
      }
    case 'BinaryExpression': {
      const [left, right] = [inner(node.left as Expression), inner(node.right)]
      return { kind: 'binary', type: typeOfBinary(node.operator, left, right), operator: node.operator, left, right }
    }
    case 'LogicalExpression': {
      const [left, right] = [inner(node.left), inner(node.right)]
      return { kind: 'shortcut', type: common(left, right), operator: node.operator, left, right }
    }
    case 'ConditionalExpression': {
      const [yes, no] = [inner(node.consequent), inner(node.alternate)]
      return { kind: 'choice', type: common(yes, no), test: inner(node.test), yes, no }
    }
    case 'CallExpression':
      return callOf(node, inner)
    default:
      throw new Error(`no formula may hold a ${node.type}`)
  }
}

const constant = (value: TermOf<'constant'>['value']): Term => {
  const type = value === null ? 'null' : typeof value === 'boolean' ? 'logical' : typeof value
  return { kind: 'constant', type: type === 'string' ? 'text' : (type as TermType), value }
}

const callOf = (node: Expression & { type: 'CallExpression' }, inner: (child: Expression) => Term): Term => {
  const { property } = node.callee as Expression & { type: 'MemberExpression' }
  const { name } = property as { name: string } & typeof property
  const of = node.arguments.map((argument) => inner(argument as Expression))
  return { kind: 'call', type: typeOfCall(name, of), name, of }
}

const texts: ReadonlySet<string> = new Set(['lower', 'substring', 'trim', 'upper'])
const logicals: ReadonlySet<string> = new Set(['endswith', 'equal', 'is_finite', 'is_nan', 'startswith'])
const asTheirArgument: ReadonlySet<string> = new Set(['any', 'max', 'min'])

const typeOfCall = (name: string, [first]: readonly Term[]): TermType => {
  if (texts.has(name)) return 'text'
  if (logicals.has(name)) return 'logical'
  return asTheirArgument.has(name) && first?.type === 'text' ? 'text' : 'number'
}

const comparisons: ReadonlySet<string> = new Set(['==', '!=', '===', '!==', '<', '<=', '>', '>='])

const typeOfBinary = (operator: string, left: Term, right: Term): TermType => {
  if (comparisons.has(operator)) return 'logical'
  return operator === '+' && (left.type === 'text' || right.type === 'text') ? 'text' : 'number'
}

const common = (a: Term, b: Term): TermType => {
  if (a.type === b.type || b.type === 'null') return a.type
  if (a.type === 'null') return b.type
  return a.type === 'text' || b.type === 'text' ? 'text' : 'number'
}
