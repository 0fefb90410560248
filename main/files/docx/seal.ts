import { strFromU8, strToU8, unzipSync } from 'fflate'
import { packed } from '../zip/pack.ts'
import { fixFontKeys } from './font-keys.ts'

/** Date of every document: the product keeps no clock in its files, so that equal reports are equal bytes. */
const fixedDate = '2000-01-01T00:00:00Z'

/** Finishes a document: fixed dates and keys of fonts, its language told, and bookmarks numbered from one on in their order. */
export const seal = (document: Uint8Array, locale: string): Uint8Array => {
  const entries = unzipSync(document)
  rewrite(entries, 'docProps/core.xml', (xml) =>
    xml
      .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${fixedDate}`)
      .replace('</cp:coreProperties>', `<dc:language>${locale}</dc:language></cp:coreProperties>`),
  )
  rewrite(entries, 'word/document.xml', numbered)
  fixFontKeys(entries)
  return packed(entries)
}

/** The library counts bookmarks through all documents that a process makes; a document counts its own. */
const numbered = (xml: string): string => {
  const counts = [new Map<string, number>(), new Map<string, number>()] as const
  const renumbered =
    (counted: Map<string, number>) =>
    (_: string, before: string, id: string, after: string): string => {
      const number = counted.get(id) ?? counted.size + 1
      counted.set(id, number)
      return `${before}${number}${after}`
    }
  return xml
    .replace(/(<w:bookmark(?:Start|End)\b[^>]*w:id=")([^"]*)(")/g, renumbered(counts[0]))
    .replace(/(w:(?:anchor|name)="_Toc)(\d+)(")/g, renumbered(counts[1]))
    .replace(/(>PAGEREF _Toc)(\d+)( \\h<\/w:instrText>)/g, renumbered(counts[1]))
}

const rewrite = (entries: Record<string, Uint8Array>, name: string, change: (xml: string) => string): void => {
  const entry = entries[name]
  if (!entry) throw new Error(`The document has no ${name}`)
  entries[name] = strToU8(change(strFromU8(entry)))
}
