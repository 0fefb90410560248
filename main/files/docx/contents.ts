import {
  InternalHyperlink,
  PageReference,
  Paragraph,
  Tab,
  type Table,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx'
import { roomOf } from '../paper/page.ts'
import type { Caption, Paper } from '../paper/paper.ts'
import { bookmarkName, isNumbered, sequenceOf } from './references.ts'
import { styles } from './styles.ts'

type Part = Paragraph | Table | TableOfContents

/**
 * The table of contents and the lists of tables and charts, as fields whose entries stand there already with their
 * pages: not every program makes them when it opens the document.
 */
export const contentsOf = ({ words, stretches }: Paper): Part[] => {
  const numbered = stretches.flatMap(({ blocks }) => blocks.filter(isNumbered))
  const lists = Map.groupBy(
    [...numbered].sort((one, other) => Number(one.kind === 'picture') - Number(other.kind === 'picture')),
    ({ caption }) => sequenceOf(caption),
  )
  return [
    new Paragraph({ style: styles.bare, pageBreakBefore: true, children: [new TextRun(words.contents)] }),
    new TableOfContents(words.contents, { hyperlink: true, headingStyleRange: '1-2' }),
    ...[...lists].flatMap(([word, blocks]): Part[] => [
      new Paragraph({
        style: styles.bare,
        children: [new TextRun(blocks[0]?.kind === 'table' ? words.tables : words.charts)],
      }),
      new TableOfContents(word, {
        hyperlink: true,
        captionLabelIncludingNumbers: word,
        contentChildren: blocks.map(({ caption }) => entryOf(caption)),
      }),
    ]),
  ]
}

/** A caption of a list, which leads to it, and the page that it is on. */
const entryOf = (caption: Caption): Paragraph =>
  new Paragraph({
    style: 'TOC1',
    tabStops: [{ type: TabStopType.RIGHT, position: Math.round(roomOf(false) * 20), leader: 'dot' }],
    children: [
      new InternalHyperlink({
        anchor: bookmarkName(caption),
        children: [new TextRun(`${caption.label}. ${caption.title}`), new TextRun({ children: [new Tab()] })],
      }),
      new PageReference(bookmarkName(caption)),
    ],
  })
