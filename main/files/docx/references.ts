import { Bookmark, InternalHyperlink, Paragraph, type ParagraphChild, SimpleField, TextRun } from 'docx'
import type { Block, Caption, Paper } from '../paper/paper.ts'
import { styles } from './styles.ts'

/** The name of the bookmark on each numbered caption, by the anchor of its block: "Cuadro 3" is `Cuadro_3`. */
export type Bookmarks = ReadonlyMap<string, string>

export const bookmarksOf = ({ stretches }: Paper): Bookmarks =>
  new Map(
    stretches.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (isNumbered(block) ? [[block.anchor, bookmarkName(block.caption)] as const] : [])),
    ),
  )

type Numbered = Extract<Block, { readonly caption: Caption }>

export const isNumbered = (block: Block): block is Numbered => 'caption' in block && block.caption.label !== ''

export const bookmarkName = ({ label }: Caption): string => label.replace(/[^\p{L}\p{N}]+/gu, '_')

/** The word of a label, by which its numbers run: "Cuadro" of "Cuadro 3". */
export const sequenceOf = ({ label }: Caption): string => label.replace(/\s*\d+$/, '')

/** A caption whose number is a field that goes on counting when an editor moves tables around. */
export const captionOf = (caption: Caption): Paragraph => {
  const { label, title } = caption
  if (label === '') return new Paragraph({ style: styles.caption, children: [new TextRun(title)] })
  const word = sequenceOf(caption)
  const number = new SimpleField(`SEQ ${word} \\* ARABIC`, label.slice(word.length).trim())
  const marked = new Bookmark({ id: bookmarkName(caption), children: [new TextRun(`${word} `), number] })
  return new Paragraph({ style: styles.caption, children: [marked, new TextRun(`. ${title}`)] })
}

/** "Cuadro 3" as a field that follows its caption. */
export const referenceTo = (bookmark: string, label: string): ParagraphChild =>
  new SimpleField(`REF ${bookmark} \\h`, label)

/** A figure of a text that leads to the table it comes from. */
export const linkTo = (bookmark: string, text: string): ParagraphChild =>
  new InternalHyperlink({ anchor: bookmark, children: [new TextRun({ text, style: 'Hyperlink' })] })
