import { type XmlHandler, type XmlProblem, XmlReader } from './reader.ts'

/** An element of a small document: names without prefix, `text` all the text directly in it. */
export type XmlNode = {
  readonly name: string
  readonly attribute: (name: string) => string | undefined
  readonly children: readonly XmlNode[]
  readonly text: string
}

type Growing = { name: string; attributes: ReadonlyMap<string, string>; children: Growing[]; text: string }

/**
 * Reads a whole document that is small enough to be kept: at most `mostElements` elements, of whose attributes those
 * of `wanted` are kept. `tell` makes the failure of what is wrong with it.
 */
export const readXmlTree = (
  bytes: Uint8Array,
  wanted: readonly string[],
  mostElements: number,
  tell: (problem: XmlProblem | 'tooMany') => Error,
): XmlNode => {
  const root: Growing = { name: '', attributes: new Map(), children: [], text: '' }
  const path = [root]
  let elements = 0
  const handler: XmlHandler = {
    open: (name, attributes) => {
      if (++elements > mostElements) throw tell('tooMany')
      const kept = wanted.flatMap((attribute): [string, string][] => {
        const value = attributes.get(attribute)
        return value === undefined ? [] : [[attribute, value]]
      })
      const node = { name, attributes: new Map(kept), children: [], text: '' }
      path.at(-1)?.children.push(node)
      path.push(node)
    },
    close: () => void path.pop(),
    text: (text) => {
      const node = path.at(-1)
      if (node) node.text += text
    },
  }
  const reader = new XmlReader(handler, tell)
  reader.write(bytes)
  reader.end()
  return asNode(root.children[0] as Growing)
}

const asNode = ({ name, attributes, children, text }: Growing): XmlNode => ({
  name,
  attribute: (attribute) => attributes.get(attribute),
  children: children.map(asNode),
  text,
})
