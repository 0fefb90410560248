import { Failure } from '../../contract/failure.ts'

/** An element of XML: with children, or with a text, or empty. Attributes that are undefined are left out. */
export type XmlElement = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string | number | undefined>>
  readonly content: string | readonly XmlElement[]
}

export const element = (
  name: string,
  attributes: XmlElement['attributes'] = {},
  content: XmlElement['content'] = [],
): XmlElement => ({ name, attributes, content })

/**
 * A document with `root`, in UTF-8, two spaces a level. Every text comes back from a reader as it is: line ends and
 * tabs are written as references where a reader would change them. XML has no way to write control characters; a text
 * with one is refused with the name of its element.
 */
export const xmlDocument = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${serialized(root, '')}\n`

const serialized = ({ name, attributes, content }: XmlElement, indent: string): string => {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${attributeText(String(value), name)}"`],
  )
  const start = `${indent}<${name}${given.join('')}`
  if (content.length === 0) return `${start}/>`
  if (typeof content === 'string') return `${start}>${elementText(content, name)}</${name}>`
  const inner = content.map((child) => serialized(child, `${indent}  `)).join('\n')
  return `${start}>\n${inner}\n${indent}</${name}>`
}

const elementText = (text: string, name: string): string =>
  printable(text, name)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')

const attributeText = (text: string, name: string): string =>
  elementText(text, name).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')

/** Everything but the characters of XML 1.0 (production 2 of the recommendation). */
const unprintable = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u

const printable = (text: string, name: string): string => {
  if (unprintable.test(text)) throw new Failure('xml.character', { element: name })
  return text
}
