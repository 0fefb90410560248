import { Composer, type Document, isScalar, Lexer, LineCounter, Parser, visit } from 'yaml'
import { Failure } from '../contract/failure.ts'

/**
 * The document of a plan's YAML, comments and order kept. Refused with its place is the first thing that is no YAML: the
 * library would go on and make an error of everything behind it, which takes minutes where a bracket is missing early in
 * a long text.
 */
export const yamlDocument = (text: string): Document => {
  refuseExcess(text)
  const lines = new LineCounter()
  let first: number | null = null
  const refuse: Refuse = (offset) => {
    // What is thrown here, the library tells once more of each node around it.
    first ??= offset
    const { line, col } = lines.linePos(first)
    throw new Failure('plan.not-yaml', { line: Math.max(line, 1), column: Math.max(col, 1) })
  }
  const documents = composerThat(refuse).compose(tokensOf(text, lines, refuse), true, text.length)
  const { value: document, done } = documents.next()
  if (done) throw new Error('A composer that must make a document made none')
  const second = documents.next()
  if (!second.done) refuse(second.value.range[0])
  refuseRepeatedKeys(document, refuse)
  return document
}

type Refuse = (offset: number) => never

/** What the library calls where it meets an error; it adds the error to its list and goes on. */
type OnError = (
  source: number | readonly [number, number] | { offset: number },
  code: string,
  _: string,
  warning?: boolean,
) => void

/**
 * Keys are looked through afterwards, since the library holds each against all before it. Silent, because what it tells
 * of a document it tells with pieces of it.
 */
const composerThat = (refuse: Refuse): Composer => {
  const onError: OnError = (source, _code, _message, warning) => {
    if (warning) return
    refuse(typeof source === 'number' ? source : 'offset' in source ? source.offset : source[0])
  }
  return Object.assign(new Composer({ uniqueKeys: false, stringKeys: true, logLevel: 'silent' }), { onError })
}

function* tokensOf(text: string, lines: LineCounter, refuse: Refuse): ReturnType<Parser['parse']> {
  for (const token of new Parser(lines.addNewLine).parse(text)) {
    if (token.type === 'error') refuse(token.offset)
    yield token
  }
}

const refuseRepeatedKeys = (document: Document, refuse: Refuse): void => {
  visit(document, {
    Map: (_, { items }) => {
      const known = new Set<unknown>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        if (known.has(key.value)) refuse(key.range?.[0] ?? 0)
        known.add(key.value)
      }
    },
  })
}

/** No part of a plan is as deep in others; the parser's time grows with the square of the depth. */
const deepest = 100

/** Words, signs and breaks of lines; a plan of a thousand tables has a tenth of them. */
const mostTokens = 200_000

/** Counts brackets that are open, and signs of items and keys on one line that hold one another. */
const refuseExcess = (text: string): void => {
  let brackets = 0
  let signs = 0
  let tokens = 0
  for (const token of new Lexer().lex(text)) {
    tokens += 1
    if (tokens > mostTokens) throw new Failure('plan.too-many-signs', { limit: mostTokens })
    if (token === '[' || token === '{') brackets += 1
    else if (token === ']' || token === '}') brackets -= 1
    else if (token === '-' || token === '?') signs += 1
    else if (token === '\n' || token === '\r\n') signs = 0
    if (brackets + signs > deepest) throw new Failure('plan.too-deep', { limit: deepest })
  }
}
