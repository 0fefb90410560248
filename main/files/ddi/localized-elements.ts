import { type Localized, languages } from '../../contract/text.ts'
import { element, type XmlElement } from '../xml/write-xml.ts'

/** A text as elements: one without language for a text in every language, else one per language. */
export const localizedElements = (
  name: string,
  text: Localized | undefined,
  attributes: XmlElement['attributes'] = {},
): XmlElement[] => {
  if (text === undefined) return []
  if (typeof text === 'string') return [element(name, attributes, text)]
  return languages.flatMap((language) => {
    const own = text[language]
    return own === undefined ? [] : [element(name, { ...attributes, 'xml:lang': language }, own)]
  })
}
