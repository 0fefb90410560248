import { type IParagraphStyleOptions, type IStylesOptions, LineRuleType } from 'docx'
import { chartFont } from '../../core/report/charts/theme.ts'

/** The typeface travels inside the document: tables are measured in it. */
export const face = chartFont
const ink = '1F2933'
const accent = '0B4F86'
export const quiet = '52606D'
export const alarm = '7A1F1F'

/** Ids of the styles that blocks are set in; an editor changes the look of the whole report there. */
export const styles = {
  caption: 'Caption',
  facts: 'Facts',
  note: 'TableNote',
  cell: 'TableText',
  bare: 'BareHeading',
  subtitle: 'Subtitle',
} as const

/** The styles of the document; headings and captions are the built-in ones, so that contents and references work. */
export const stylesOf = (locale: string): IStylesOptions => ({
  default: {
    document: {
      run: { font: face, size: 22, color: ink, language: { value: locale, eastAsia: locale, bidirectional: locale } },
      paragraph: { spacing: { after: 140, line: 264, lineRule: LineRuleType.AUTO } },
    },
    title: { run: { size: 52, bold: true, color: accent }, paragraph: { spacing: { before: 2400, after: 360 } } },
    heading1: headingOf(34, accent, 480, 200),
    heading2: headingOf(25, ink, 320, 120),
    caption: {
      run: { bold: true, italics: false, size: 21, color: ink },
      paragraph: { keepNext: true, spacing: { before: 240, after: 80 } },
    },
    hyperlink: { run: { color: accent, underline: {} } },
  },
  paragraphStyles: [
    styleOf(
      styles.facts,
      'Facts',
      { size: 18, color: quiet },
      { keepNext: true, spacing: { after: 80, line: 240, lineRule: LineRuleType.AUTO } },
    ),
    styleOf(styles.subtitle, 'Subtitle', { size: 30, color: quiet }, { spacing: { after: 240 } }),
    styleOf(
      styles.note,
      'Table note',
      { size: 17, color: quiet },
      { spacing: { before: 60, after: 60, line: 240, lineRule: LineRuleType.AUTO } },
    ),
    styleOf(styles.cell, 'Table text', {}, { spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO } }),
    styleOf(
      styles.bare,
      'Heading outside contents',
      { size: 34, bold: true, color: accent },
      { keepNext: true, spacing: { before: 360, after: 160 } },
    ),
  ],
})

const headingOf = (size: number, color: string, before: number, after: number) => ({
  run: { size, bold: true, color },
  paragraph: { keepNext: true, spacing: { before, after } },
})

const styleOf = (
  id: string,
  name: string,
  run: IParagraphStyleOptions['run'],
  paragraph: IParagraphStyleOptions['paragraph'],
): IParagraphStyleOptions => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  ...(run ? { run } : {}),
  ...(paragraph ? { paragraph } : {}),
})
