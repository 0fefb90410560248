import { type Expression, parseExpressionAt } from 'acorn'
import { Failure } from '../../contract/failure.ts'
import { type Frame, variableOf } from '../data/frame.ts'
import { missingRuleOf } from '../data/missing.ts'
import { aggregateFunctions, rowFunctions } from './functions.ts'

/** A formula that was read and checked: its text for Arquero and the variables it needs. */
export type Formula = { readonly text: string; readonly variables: readonly string[] }

/**
 * Reads a formula in Arquero's expression language (`d.name`, `d["name"]`, literals, operators, `? :`, documented
 * `op.` functions) and checks it against the codebook of `frame`. Nothing else of JavaScript passes, so a formula can
 * reach neither the machine nor other rows. Every refusal gives the character where the trouble is (from 1).
 *
 * Comparisons that could only be silently false are refused: a number against a text, a code the variable lacks.
 */
export const readFormula = (text: string, frame: Frame, kind: 'row' | 'aggregate' = 'row'): Formula => {
  const reader = new Reader(text, frame, kind)
  reader.visit(parseFormula(text))
  return { text, variables: [...reader.variables] }
}

type Node = { readonly type: string; readonly start: number; readonly end: number }

/** The parsed formula, unchecked; fails where it is no expression. */
export const parseFormula = (text: string): Expression => {
  try {
    const expression = parseExpressionAt(text, 0, { ecmaVersion: 2020 })
    const rest = text.slice(expression.end).search(/\S/)
    if (rest >= 0) throw new Failure('formula.syntax', { formula: text, position: expression.end + rest + 1 })
    return expression
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new Failure('formula.syntax', { formula: text, position: (error as SyntaxError & { pos: number }).pos + 1 })
    }
    throw error
  }
}

const arithmetic = new Set(['-', '*', '/', '%', '**', '<', '<=', '>', '>='])
const equality = new Set(['==', '!=', '===', '!=='])
const unary = new Set(['!', '-', '+'])

class Reader {
  readonly variables = new Set<string>()
  readonly text: string
  readonly frame: Frame
  readonly kind: 'row' | 'aggregate'
  constructor(text: string, frame: Frame, kind: 'row' | 'aggregate') {
    this.text = text
    this.frame = frame
    this.kind = kind
  }

  visit(node: Expression): void {
    switch (node.type) {
      case 'Literal':
        if ('regex' in node || 'bigint' in node) this.refuse(node)
        return
      case 'MemberExpression':
        this.variable(node)
        return
      case 'BinaryExpression':
        this.binary(node)
        return
      case 'LogicalExpression':
        this.visit(node.left)
        this.visit(node.right)
        return
      case 'UnaryExpression':
        if (!unary.has(node.operator)) this.refuse(node, node.operator)
        if (node.operator !== '!') this.mustBeNumber(node.argument)
        this.visit(node.argument)
        return
      case 'ConditionalExpression':
        this.visit(node.test)
        this.visit(node.consequent)
        this.visit(node.alternate)
        return
      case 'CallExpression':
        this.call(node)
        return
      case 'ParenthesizedExpression':
        this.visit(node.expression)
        return
      default:
        this.refuse(node)
    }
  }

  private binary(node: Expression & { type: 'BinaryExpression' }): void {
    const left = node.left
    if (left.type === 'PrivateIdentifier') this.refuse(left)
    if (arithmetic.has(node.operator)) {
      this.mustBeNumber(left)
      this.mustBeNumber(node.right)
    } else if (equality.has(node.operator)) {
      this.comparison(left, node.right)
      this.comparison(node.right, left)
    } else if (node.operator !== '+') this.refuse(node, node.operator)
    this.visit(left)
    this.visit(node.right)
  }

  private call(node: Expression & { type: 'CallExpression' }): void {
    const { callee } = node
    if (
      callee.type !== 'MemberExpression' ||
      callee.computed ||
      callee.object.type !== 'Identifier' ||
      callee.object.name !== 'op' ||
      callee.property.type !== 'Identifier'
    )
      this.refuse(callee)
    const name = callee.property.name
    const known = rowFunctions.has(name) || (this.kind === 'aggregate' && aggregateFunctions.has(name))
    if (!known) {
      throw new Failure('formula.unknown-function', { ...this.at(callee), function: name })
    }
    for (const argument of node.arguments) {
      if (argument.type === 'SpreadElement') this.refuse(argument)
      this.visit(argument)
    }
  }

  /** `d.name` or `d["name"]`. */
  private variable(node: Expression & { type: 'MemberExpression' }): void {
    const name = variableName(node)
    if (name === undefined) this.refuseMember(node)
    if (!this.frame.variables.has(name)) {
      throw new Failure('formula.unknown-variable', { ...this.at(node), variable: name, dataset: this.frame.dataset })
    }
    this.variables.add(name)
  }

  private mustBeNumber(node: Node): void {
    const name = variableName(node)
    if (name !== undefined && this.frame.variables.get(name)?.storage === 'code') {
      throw new Failure('formula.text-as-number', { ...this.at(node), variable: name })
    }
  }

  private comparison(node: Node, other: Node): void {
    const name = variableName(node)
    const value = other.type === 'Literal' ? (other as Node & { value?: unknown }).value : undefined
    if (name === undefined || !this.frame.variables.has(name)) return
    const variable = variableOf(this.frame, name)
    if (typeof value === 'number' && variable.storage === 'code') {
      throw new Failure('formula.text-as-number', { ...this.at(other), variable: name })
    }
    if (typeof value !== 'string') return
    if (variable.storage === 'number') {
      throw new Failure('formula.number-as-text', { ...this.at(other), variable: name })
    }
    const column = this.frame.raw(name)
    const known =
      variable.categories.some(({ code }) => code === value) ||
      (column.type === 'code' && column.dictionary.includes(value)) ||
      missingRuleOf(value, variable.missing) !== undefined
    if (!known) throw new Failure('formula.unknown-code', { ...this.at(other), variable: name, code: value })
  }

  /** A parameter that is still there under its name is one that the plan does not declare. */
  private refuseMember(node: Expression & { type: 'MemberExpression' }): never {
    const { object, property } = node
    if (object.type === 'Identifier' && object.name === '$' && property.type === 'Identifier')
      throw new Failure('formula.unknown-parameter', { ...this.at(node), parameter: property.name })
    this.refuse(node)
  }

  private refuse(node: Node, construct = this.text.slice(node.start, node.end)): never {
    throw new Failure('formula.not-allowed', { ...this.at(node), construct })
  }

  private at(node: Node): { formula: string; position: number } {
    return { formula: this.text, position: node.start + 1 }
  }
}

/** The name in `d.name` or `d["name"]`. */
export const variableName = (node: Node): string | undefined => {
  if (node.type !== 'MemberExpression') return undefined
  const { object, property, computed } = node as Expression & { type: 'MemberExpression' }
  if (object.type !== 'Identifier' || object.name !== 'd') return undefined
  if (!computed && property.type === 'Identifier') return property.name
  if (computed && property.type === 'Literal' && typeof property.value === 'string') return property.value
  return undefined
}
