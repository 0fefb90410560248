import { decimal, integer, type NumberFormat, percent, points } from './number-format.ts'

/** A figure asked for in a text: `{table[sexo=2,causa=*].estimate:percent(1)}`, or `{analysis.part[head=row].column}`. */
export type Binding = {
  readonly source: string
  readonly table: string
  /** Category code by variable; null (written `*`) is the margin. */
  readonly at: ReadonlyMap<string, string | null>
  /** A field of a table or a comparison, or a column of an analysis: whoever finds the cell knows which there are. */
  readonly field: string
  readonly format: BindingFormat
}
export type BindingFormat =
  | { readonly kind: 'usual' }
  | { readonly kind: 'number'; readonly format: NumberFormat }
  | { readonly kind: 'interval'; readonly decimals: number | null }

export type Piece = { readonly text: string } | { readonly binding: Binding }
export type BindingProblem = { readonly problem: 'syntax' | 'format'; readonly source: string }

/**
 * Splits a text into plain pieces and bindings. `{{` and `}}` stand for the braces themselves. What is between
 * braces and is no binding is returned as the problem it has.
 */
export const parseBoundText = (text: string): readonly Piece[] | BindingProblem => {
  const pieces: Piece[] = []
  for (const [token, inside] of text.matchAll(/\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+/g)) {
    if (token === '{' || token === '}') return { problem: 'syntax', source: token }
    if (inside === undefined) {
      pieces.push({ text: token === '{{' ? '{' : token === '}}' ? '}' : token })
      continue
    }
    const binding = parseBinding(inside)
    if ('problem' in binding) return binding
    pieces.push({ binding })
  }
  return pieces
}

/** Where in the report a binding stands, for what is wrong with it. */
export type BindingPlace = { readonly section: string; readonly binding: string }

/** What can stand between the brackets; `*` alone is the margin. */
export const sayable = /^(?!\*$)[^,=[\]{}]+$/

/** The tables, comparisons and parts of analyses that the figures of a text are bound to; none where it cannot be read. */
export const namesBoundIn = (text: string): readonly string[] => {
  const pieces = parseBoundText(text)
  return 'problem' in pieces ? [] : pieces.flatMap((piece) => ('binding' in piece ? [piece.binding.table] : []))
}

/** Behind brackets a field may hold dots, as columns of analyses do; without them its last dot is where it begins. */
const bindingPattern =
  /^\s*([\p{L}_][\p{L}\p{N}_.]*?)(?:\[([^\]]*)\]\.([\p{L}\p{N}_.]+)|\.([\p{L}\p{N}_]+))(?::(\w+)(?:\((\d)\))?)?\s*$/u

const parseBinding = (source: string): Binding | BindingProblem => {
  const match = bindingPattern.exec(source)
  const at = match && parsePlace(match[2] ?? '')
  if (!match || !at) return { problem: 'syntax', source }
  const [, table = '', , behindBrackets, alone = '', formatName, decimals] = match
  const field = behindBrackets ?? alone
  const format = parseFormat(field, formatName, decimals === undefined ? null : Number(decimals))
  return format ? { source, table, at, field, format } : { problem: 'format', source }
}

const parsePlace = (text: string): Map<string, string | null> | null => {
  const at = new Map<string, string | null>()
  for (const part of text.split(',')) {
    if (part.trim() === '' && text.trim() === '') continue
    const [variable, code, ...more] = part.split('=').map((side) => side.trim())
    if (!variable || !code || more.length > 0 || at.has(variable)) return null
    at.set(variable, code === '*' ? null : code)
  }
  return at
}

const parseFormat = (field: string, name: string | undefined, decimals: number | null): BindingFormat | null => {
  if (name === undefined) return { kind: 'usual' }
  if (field === 'significance') return null
  if (name === 'points') return { kind: 'number', format: points(decimals ?? 1) }
  if (name === 'percent') return { kind: 'number', format: percent(decimals ?? 1) }
  if (name === 'decimal') return { kind: 'number', format: decimal(decimals ?? 1) }
  if (name === 'integer' && decimals === null) return { kind: 'number', format: integer }
  return name === 'ci' && field === 'estimate' ? { kind: 'interval', decimals } : null
}
