import {
  AlignmentType,
  Footer,
  Header,
  type ISectionOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TabStopType,
  TextRun,
} from 'docx'
import { pageSize, roomOf } from '../paper/page.ts'
import type { Paper } from '../paper/paper.ts'
import { alarm, quiet, styles } from './styles.ts'

const twips = (points: number): number => Math.round(points * 20)

/** Letters of the title at the foot of a page. */
const footLength = 90

/** Pages that lie one way: their size, and over and under their text the warnings, the title and the number. */
export const sectionOf = (
  { title, warnings, words }: Paper,
  isSideways: boolean,
  children: ISectionOptions['children'],
): ISectionOptions => ({
  properties: {
    type: SectionType.NEXT_PAGE,
    page: {
      size: {
        width: twips(pageSize.short),
        height: twips(pageSize.long),
        orientation: isSideways ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin: sides,
    },
  },
  headers: {
    default: new Header({
      children: [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [new TextRun({ text: warnings.join(' · '), bold: true, size: 18, color: alarm })],
        }),
      ],
    }),
  },
  footers: {
    default: new Footer({
      children: [
        new Paragraph({
          style: styles.cell,
          tabStops: [{ type: TabStopType.RIGHT, position: twips(roomOf(isSideways)) }],
          children: [
            new TextRun({ text: `${title.slice(0, footLength)}\t${words.page} `, size: 17, color: quiet }),
            new TextRun({
              children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
              size: 17,
              color: quiet,
            }),
          ],
        }),
      ],
    }),
  },
  children,
})

const margin = twips(pageSize.margin)
const sides = { top: margin, bottom: margin, left: margin, right: margin, header: twips(26), footer: twips(26) }
