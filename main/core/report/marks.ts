import type { Significance } from '../../contract/comparison.ts'
import type { Verdict } from '../../contract/results.ts'
import type { Texts } from './texts.ts'

/** A verdict on precision, or what a test says, as it is printed: a glyph that survives without colour, and its word. */
export type Mark = { readonly level: Verdict['level'] | Significance; readonly glyph: string; readonly word: string }

/** Glyphs that Source Sans 3 draws and that stay apart in grey. */
const glyphs = { reliable: '●', weak: '△', unreliable: '▲', notEvaluable: '◊', notApplicable: '□' } as const

export const markOf = (level: Verdict['level'], texts: Texts): Mark => ({
  level,
  glyph: glyphs[level],
  word: texts(`verdict.level.${level}`),
})

/** Verdicts that are printed beside the figure; a reliable figure stands alone. */
export const needsMark = (level: Verdict['level']): boolean =>
  level === 'weak' || level === 'unreliable' || level === 'notEvaluable'

/** Figures that a chart draws hollow: they should not be read as if they were known. */
export const isDoubtful = (level: Verdict['level']): boolean => level === 'unreliable' || level === 'notEvaluable'
