import {
  type Category,
  type MissingRule,
  missingReasons,
  type Variable,
  variableKinds,
} from '../../contract/codebook.ts'
import type { Localized } from '../../contract/text.ts'
import { missingReason } from '../sav/reader/missing-reason.ts'
import type { XmlNode } from '../xml/read-tree.ts'
import { ownNote } from './variable-element.ts'

/**
 * The variable that an element `var` describes. What this program wrote is read back to the letter; of what another
 * program wrote spaces are put in order, kinds follow from the attributes, and the reasons of missing codes from
 * their labels.
 */
export const variableOfElement = (element: XmlNode, root: XmlNode): Variable => {
  const kind = variableKinds.find((one) => one === noteOf(element, 'kind'))
  const reading: Reading = { isOwn: kind !== undefined, language: root.attribute('lang') }
  const listed = childrenOf(element, 'catgry')
  const missing = missingRules(element, listed, reading)
  const categories = (reading.isOwn ? listed.slice(0, Number(element.attribute('catQnty'))) : listed).map(
    (category): Category => ({
      code: textOf(category, 'catValu', reading),
      ...withText('label', category, 'labl', reading),
    }),
  )
  const storage = childrenOf(element, 'varFormat')[0]?.attribute('type') === 'character' ? 'code' : 'number'
  const source = noteOf(element, 'source')
  const decimals = decimalsOf(element.attribute('dcml'))
  return {
    name: element.attribute('name') ?? '',
    ...withText('label', element, 'labl', reading),
    kind: kind ?? kindOf(element, listed.length > 0, storage),
    storage,
    categories,
    missing,
    ...withText('universe', element, 'universe', reading),
    ...questionOf(element, reading),
    ...(source === undefined ? {} : { source }),
    ...(decimals === undefined ? {} : { decimals }),
  }
}

type Reading = {
  readonly isOwn: boolean
  /** The language of the whole document, when it names one. */
  readonly language: string | undefined
}

const childrenOf = (node: XmlNode, name: string): XmlNode[] => node.children.filter((child) => child.name === name)

const noteOf = (node: XmlNode, subject: string): string | undefined =>
  childrenOf(node, 'notes').find((note) => note.attribute('type') === ownNote && note.attribute('subject') === subject)
    ?.text

/** All text in an element, also in the elements that format it. */
const wholeText = (node: XmlNode, { isOwn }: Reading): string => {
  if (isOwn) return node.text
  const inner = node.children.map((child) => wholeText(child, { isOwn, language: undefined }))
  return [node.text, ...inner].join(' ').replace(/\s+/g, ' ').trim()
}

const textOf = (node: XmlNode, name: string, reading: Reading): string => {
  const [child] = childrenOf(node, name)
  return child ? wholeText(child, reading) : ''
}

/** Texts in Spanish and English by their language; a text without one, or only in other languages, for every reader. */
const localized = (elements: readonly XmlNode[], reading: Reading): Localized | undefined => {
  const texts = elements.map((one) => ({
    language: (one.attribute('lang') ?? reading.language)?.slice(0, 2).toLowerCase(),
    text: wholeText(one, reading),
  }))
  const usable = reading.isOwn ? texts : texts.filter(({ text }) => text !== '')
  const es = usable.find(({ language }) => language === 'es')?.text
  const en = usable.find(({ language }) => language === 'en')?.text
  const isSpoken = es !== undefined || en !== undefined
  const plain = usable.find(({ language }) => language === undefined) ?? (isSpoken ? undefined : usable[0])
  if (plain) return plain.text
  if (!isSpoken) return undefined
  return { ...(es === undefined ? {} : { es }), ...(en === undefined ? {} : { en }) }
}

const withText = <Key extends 'label' | 'universe' | 'question'>(
  key: Key,
  node: XmlNode,
  name: string,
  reading: Reading,
): { [K in Key]?: Localized } => {
  const text = localized(childrenOf(node, name), reading)
  return (text === undefined ? {} : { [key]: text }) as { [K in Key]?: Localized }
}

/** The literal question where it is marked, else the text of the question. */
const questionOf = (element: XmlNode, reading: Reading): { question?: Localized } => {
  const questions = childrenOf(element, 'qstn')
  const literal = questions.flatMap((question) => childrenOf(question, 'qstnLit'))
  const text = localized(literal.length > 0 ? literal : questions, reading)
  return text === undefined ? {} : { question: text }
}

const missingRules = (element: XmlNode, categories: readonly XmlNode[], reading: Reading): MissingRule[] => {
  const invalid = childrenOf(element, 'invalrng')
  if (reading.isOwn) return invalid.map((one) => ownRule(one, reading))
  const marked = categories.filter((category) => category.attribute('missing') === 'Y')
  const byCode = marked.map((category): MissingRule => {
    const label = localized(childrenOf(category, 'labl'), reading)
    const words = [
      category.attribute('missType') ?? '',
      typeof label === 'object' ? (label.es ?? label.en ?? '') : label,
    ]
    return {
      code: textOf(category, 'catValu', reading),
      reason: reasonOf(words.filter((word) => word !== undefined)),
      ...(label === undefined ? {} : { label }),
    }
  })
  const known = new Set(byCode.map(({ code }) => code))
  const ranges = invalid.flatMap(({ children }) => children.flatMap((child) => foreignRule(child)))
  return [...byCode, ...ranges.filter(({ code }) => code === undefined || !known.has(code))]
}

const ownRule = (node: XmlNode, reading: Reading): MissingRule => {
  const code = childrenOf(node, 'item')[0]?.attribute('VALUE')
  const range = childrenOf(node, 'range')[0]
  const label = localized(
    childrenOf(node, 'notes').filter((note) => note.attribute('subject') === 'label'),
    reading,
  )
  return {
    ...(code === undefined ? {} : { code }),
    ...endsOf(range),
    reason: missingReasons.find((one) => one === noteOf(node, 'reason')) ?? 'other',
    ...(label === undefined ? {} : { label }),
  }
}

const foreignRule = (node: XmlNode): MissingRule[] => {
  const value = node.attribute('VALUE')
  if (node.name === 'item' && value !== undefined) return [{ code: value.trim(), reason: 'other' }]
  const ends = endsOf(node)
  return node.name === 'range' && Object.keys(ends).length > 0 ? [{ ...ends, reason: 'other' }] : []
}

const endsOf = (range: XmlNode | undefined): { from?: number; to?: number } => {
  const [from, to] = ['min', 'max'].map((name) => {
    const text = range?.attribute(name)?.trim()
    const value = text === undefined || text === '' ? Number.NaN : Number(text)
    return Number.isFinite(value) ? value : undefined
  })
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}

/** The first of the words that says plainly why the answer is missing. */
const reasonOf = (words: readonly string[]): MissingRule['reason'] =>
  words.map(missingReason).find((reason) => reason !== 'other') ?? 'other'

const kindOf = (element: XmlNode, hasCategories: boolean, storage: Variable['storage']): Variable['kind'] => {
  const nature = element.attribute('nature')
  if (element.attribute('wgt') === 'wgt') return 'weight'
  if (element.attribute('geog') === 'Y') return 'geography'
  if (element.attribute('temporal') === 'Y') return 'date'
  if (nature === 'ordinal') return 'ordinal'
  if (nature === 'nominal' || hasCategories) return 'nominal'
  if (storage === 'code') return 'text'
  return element.attribute('intrvl') === 'contin' ? 'continuous' : 'count'
}

const decimalsOf = (text: string | undefined): number | undefined => {
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text)
  return Number.isInteger(value) && value >= 0 && value <= 16 ? value : undefined
}
