import { readFile } from 'node:fs/promises'
import type { Variable } from '../../contract/codebook.ts'
import { Failure } from '../../contract/failure.ts'
import { stampOf } from '../file-bytes.ts'
import { readXmlTree, type XmlNode } from '../xml/read-tree.ts'
import { variableOfElement } from './variable-of-element.ts'

/** What a codebook may ask of the machine. */
export const ddiLimits = { bytes: 64 * 2 ** 20, elements: 2_000_000 } as const

/**
 * The variables of a DDI-Codebook document (2.0 to 2.6, also without namespace). What `ddiXml` wrote comes back as it
 * was. Of a document of several files the variables of the file named as `dataset` are taken. A document type, an
 * entity, and what is too deep or too large is refused.
 */
export const readDdi = async (path: string, dataset: string): Promise<Variable[]> => {
  const { file } = await stampOf(path, ddiLimits.bytes)
  const root = readXmlTree(inUnicode(await readFile(path)), wanted, ddiLimits.elements, (problem) =>
    problem === 'tooMany'
      ? new Failure('ddi.too-many-elements', { file, limit: ddiLimits.elements })
      : new Failure(problems[problem], { file }),
  )
  if (root.name !== 'codeBook') throw new Failure('ddi.not-ddi', { file })
  const variables = elementsOf(root, file, dataset).map((one) => variableOfElement(one, root))
  refuseBadNames(variables, file)
  return variables
}

const problems = {
  invalid: 'ddi.not-well-formed',
  encoding: 'ddi.encoding',
  doctype: 'ddi.doctype',
  tooDeep: 'ddi.too-deep',
  tooLong: 'ddi.too-long',
} as const

const wanted = [
  ...['ID', 'lang', 'name', 'files', 'dcml', 'intrvl', 'catQnty', 'wgt', 'geog', 'temporal', 'nature'],
  ...['missing', 'missType', 'type', 'subject', 'VALUE', 'min', 'max'],
]

/** Older documents are in the one-byte alphabet of Western Europe, which the reader of XML does not know. */
const inUnicode = (bytes: Uint8Array): Uint8Array => {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  if (!/^<\?xml[^>]*\sencoding\s*=\s*["'](iso-8859-1|latin-?1|windows-1252)["']/i.test(head)) return bytes
  const text = new TextDecoder('windows-1252').decode(bytes)
  return Buffer.from(text.replace(/\sencoding\s*=\s*["'][^"']*["']/, ''))
}

/** The variables of the document, or of its one file that is meant. */
const elementsOf = (root: XmlNode, file: string, dataset: string): XmlNode[] => {
  const variables = childrenOf(root, 'dataDscr').flatMap((section) => childrenOf(section, 'var'))
  const files = childrenOf(root, 'fileDscr')
  if (files.length < 2) return variables
  const meant = files.find((one) => namesOf(one).some((name) => sameName(name, dataset)))
  const id = meant?.attribute('ID')
  if (id === undefined) throw new Failure('ddi.several-files', { file, files: files.length, dataset })
  return variables.filter((variable) => variable.attribute('files')?.split(/\s+/).includes(id))
}

const namesOf = (file: XmlNode): string[] =>
  childrenOf(file, 'fileTxt')
    .flatMap((text) => childrenOf(text, 'fileName'))
    .map(({ text }) => text.trim())

/** A file is named with its ending as often as without. */
const sameName = (name: string, dataset: string): boolean =>
  name.toLowerCase() === dataset.toLowerCase() ||
  name.replace(/\.[a-z0-9]{1,8}$/i, '').toLowerCase() === dataset.toLowerCase()

const childrenOf = (node: XmlNode, name: string): XmlNode[] => node.children.filter((child) => child.name === name)

const longestName = 255

const refuseBadNames = (variables: readonly Variable[], file: string): void => {
  const seen = new Set<string>()
  for (const [place, { name }] of variables.entries()) {
    const row = place + 1
    if (name === '' || name.length > longestName)
      throw new Failure('codebook.bad-name', { file, row, limit: longestName })
    if (seen.has(name)) throw new Failure('codebook.repeated-variable', { file, row, variable: name })
    seen.add(name)
  }
}
