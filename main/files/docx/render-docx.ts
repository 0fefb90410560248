import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx'
import { estimatePageNumbers } from 'docx/layout'
import type { Report } from '../../core/report/report.ts'
import type { PageFonts } from '../html/font-faces.ts'
import { mapTexts } from '../paper/map-texts.ts'
import type { Paper } from '../paper/paper.ts'
import { paperOf } from '../paper/paper-of.ts'
import { printable } from '../xml/printable.ts'
import { factOf, logoRun, type Scene, wordBlock } from './blocks.ts'
import { contentsOf } from './contents.ts'
import { sectionOf } from './frame.ts'
import { bookmarksOf } from './references.ts'
import { seal } from './seal.ts'
import { face, styles, stylesOf } from './styles.ts'

const program = 'Caracteriza'

/**
 * The report as a document that people go on editing: real styles, contents, numbered captions with references to them,
 * head rows that repeat, pictures told in words, warnings on every page. `pictures` are the charts as PNG by chart id.
 * It names no person and no machine, and equal reports are equal bytes.
 */
export const renderDocx = async (
  report: Report,
  pictures: ReadonlyMap<string, Uint8Array>,
  { regular, semibold }: PageFonts,
): Promise<Uint8Array> => {
  const paper = mapTexts(paperOf(report), printable)
  const { title, warnings, words } = paper
  const scene: Scene = { pictures, bookmarks: bookmarksOf(paper), dataWord: words.data }
  const document = new Document({
    title: [title, ...warnings].join(' – '),
    subject: warnings.join(' · '),
    creator: program,
    lastModifiedBy: program,
    fonts: [{ name: face, data: Buffer.from(regular), bold: Buffer.from(semibold) }],
    styles: stylesOf(report.locale),
    sections: sectionsOf(paper, scene),
    pageNumbers: estimatePageNumbers,
  })
  return seal(await Packer.toBuffer(document), report.locale)
}

/** Cover and contents stand before the first stretch, on pages of their own. */
const sectionsOf = (paper: Paper, scene: Scene) => {
  let place = 0
  const stretches = paper.stretches.map(({ isSideways, blocks }) =>
    sectionOf(
      paper,
      isSideways,
      blocks.flatMap((block) => wordBlock(block, place++, scene)),
    ),
  )
  return [sectionOf(paper, false, [...coverOf(paper, scene), ...contentsOf(paper)]), ...stretches]
}

const coverOf = ({ title, subtitle, logos, facts, note, front }: Paper, scene: Scene) => [
  ...(logos.length === 0
    ? []
    : [new Paragraph({ children: logos.flatMap((logo, place) => [logoRun(logo, place), new TextRun('   ')]) })]),
  new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
  ...(subtitle === '' ? [] : [new Paragraph({ style: styles.subtitle, children: [new TextRun(subtitle)] })]),
  ...facts.map(factOf),
  ...(note === '' ? [] : [new Paragraph({ spacing: { before: 200 }, children: [new TextRun(note)] })]),
  ...front.flatMap((block) => wordBlock(block, 0, scene)),
]
