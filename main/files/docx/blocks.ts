import { HeadingLevel, ImageRun, Paragraph, type ParagraphChild, type Table, TextRun } from 'docx'
import type { Fact, Logo, Run } from '../../core/report/report.ts'
import { pngSize } from '../charts/png-size.ts'
import { logoSize } from '../paper/logo-size.ts'
import { roomOf } from '../paper/page.ts'
import type { Block, Picture } from '../paper/paper.ts'
import { type Bookmarks, captionOf, linkTo, referenceTo } from './references.ts'
import { quiet, styles } from './styles.ts'
import { wordTable } from './table.ts'

/** What blocks are written with. */
export type Scene = {
  readonly pictures: ReadonlyMap<string, Uint8Array>
  readonly bookmarks: Bookmarks
  /** "Datos" before the table of a chart. */
  readonly dataWord: string
}

export const wordBlock = (block: Block, place: number, scene: Scene): (Paragraph | Table)[] => {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          ...(block.level === 1 && !block.isListed
            ? { style: styles.bare }
            : { heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2 }),
          children: [new TextRun(block.text)],
        }),
      ]
    case 'text':
      return [new Paragraph({ children: block.runs.map((run) => runOf(run, scene)) })]
    case 'facts':
      return block.facts.map(factOf)
    case 'table':
      return [
        ...(block.caption.title === '' ? [] : [captionOf(block.caption)]),
        ...(block.facts.length === 0 ? [] : [factLine(block.facts)]),
        wordTable(block),
        // A table needs a paragraph after it.
        ...(block.notes.length === 0 ? [''] : block.notes).map(
          (note) => new Paragraph({ style: styles.note, children: [new TextRun(note)] }),
        ),
      ]
    case 'picture':
      return pictureOf(block, place, scene)
  }
}

const runOf = (run: Run, { bookmarks }: Scene): ParagraphChild => {
  const bookmark = run.kind === 'figure' ? bookmarks.get(run.anchor) : undefined
  return bookmark === undefined ? new TextRun(run.text) : linkTo(bookmark, run.text)
}

export const factOf = ({ term, text }: Fact): Paragraph =>
  new Paragraph({
    spacing: { after: 60 },
    indent: { left: 280, hanging: 280 },
    children: [new TextRun({ text: `${term}: `, bold: true }), new TextRun(text)],
  })

/** A logo of the cover; the numbers of its kind run where those of charts do not reach. */
export const logoRun = ({ description, png }: Logo, place: number): ImageRun => {
  const { width, height } = logoSize(png)
  return new ImageRun({
    type: 'png',
    data: Buffer.from(png, 'base64'),
    transformation: { width: Math.round(pixels(width)), height: Math.round(pixels(height)) },
    altText: { id: String(100_000 + place), name: `Logo ${place + 1}`, title: description, description },
  })
}

/** The format sizes pictures by 96 to the inch, of which a point is the 72nd part. */
const pixels = (points: number): number => (points / 72) * 96

const factLine = (facts: readonly Fact[]): Paragraph =>
  new Paragraph({
    style: styles.facts,
    children: facts.flatMap(({ term, text }, place) => [
      new TextRun({ text: `${place === 0 ? '' : '   '}${term}: `, bold: true }),
      new TextRun(text),
    ]),
  })

/** A chart in its print size with its words for who does not see it, then caption and the way to its data. */
const pictureOf = ({ id, caption, description, data }: Picture, place: number, scene: Scene): Paragraph[] => {
  const picture = scene.pictures.get(id)
  if (picture === undefined) throw new Error(`Chart ${id} was not drawn`)
  const { width, height } = pngSize(picture)
  const across = pixels(roomOf(false))
  const image = new ImageRun({
    type: 'png',
    data: picture,
    transformation: { width: Math.round(across), height: Math.round((across * height) / width) },
    altText: { id: String(place + 1), name: caption.label, title: caption.title, description },
  })
  return [
    new Paragraph({ keepNext: true, spacing: { before: 200, after: 0 }, children: [image] }),
    captionOf(caption),
    new Paragraph({
      style: styles.note,
      children: [
        new TextRun({ text: `${scene.dataWord}: `, color: quiet }),
        ...data.flatMap(({ anchor, label }, at) => [
          ...(at > 0 ? [new TextRun(', ')] : []),
          referenceTo(scene.bookmarks.get(anchor) ?? '', label),
        ]),
      ],
    }),
  ]
}
