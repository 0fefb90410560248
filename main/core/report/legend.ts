import { significances } from '../../contract/comparison.ts'
import { verdictLevels } from '../../contract/results.ts'
import { significanceGlyphs } from './comparison/comparison-fields.ts'
import { markOf } from './marks.ts'
import { undefinedSymbol } from './number-format.ts'
import type { Legend } from './report.ts'
import type { Scene } from './scene.ts'

/** Every sign of the report in one place: verdicts on precision, what tests say, the dash of an undefined figure. */
export const legendOf = (qualityProfile: string, hasTests: boolean, { texts }: Pick<Scene, 'texts'>): Legend => {
  const verdicts = verdictLevels.map((level) => {
    const { glyph, word } = markOf(level, texts)
    return { symbol: glyph, word, meaning: texts(`verdict.legend.${level}`) }
  })
  const tests = significances.map((significance) => ({
    symbol: significanceGlyphs[significance],
    word: texts(`comparison.significance.${significance}`),
    meaning: texts(`comparison.legend.${significance}`),
  }))
  return {
    title: texts('report.word.legend'),
    paragraphs: [texts('legend.quality'), texts(`quality.profile.${qualityProfile}`), texts('legend.confidentiality')],
    entries: [
      ...verdicts,
      ...(hasTests ? tests : []),
      { symbol: undefinedSymbol, word: texts('legend.undefined'), meaning: texts('legend.undefined.meaning') },
    ],
  }
}
