import { verdictLevels } from '../../contract/results.ts'
import { markOf } from './marks.ts'
import { undefinedSymbol } from './number-format.ts'
import type { Legend } from './report.ts'
import type { Scene } from './scene.ts'

/** Every sign of the report in one place: the verdicts on precision and the dash of a figure that is not defined. */
export const legendOf = (qualityProfile: string, { texts }: Pick<Scene, 'texts'>): Legend => {
  const verdicts = verdictLevels.map((level) => {
    const { glyph, word } = markOf(level, texts)
    return { symbol: glyph, word, meaning: texts(`verdict.legend.${level}`) }
  })
  return {
    title: texts('report.word.legend'),
    paragraphs: [texts('legend.quality'), texts(`quality.profile.${qualityProfile}`), texts('legend.confidentiality')],
    entries: [
      ...verdicts,
      { symbol: undefinedSymbol, word: texts('legend.undefined'), meaning: texts('legend.undefined.meaning') },
    ],
  }
}
