import { significances } from '../../contract/comparison.ts'
import { verdictLevels } from '../../contract/results.ts'
import { significanceGlyphs } from './comparison/comparison-fields.ts'
import { markOf } from './marks.ts'
import { hiddenSymbol, undefinedSymbol } from './number-format.ts'
import type { Legend } from './report.ts'
import type { Scene } from './scene.ts'

/**
 * Every sign of the report in one place: verdicts on precision where something was sampled, what tests say, the dash of an
 * undefined figure.
 */
export const legendOf = (
  qualityProfile: string,
  {
    hasSample,
    hasTests,
    isReleased,
    isChanged,
  }: Readonly<Record<'hasSample' | 'hasTests' | 'isReleased' | 'isChanged', boolean>>,
  { texts }: Pick<Scene, 'texts'>,
): Legend => {
  const levels = hasSample ? verdictLevels : verdictLevels.filter((level) => level === 'notApplicable')
  const verdicts = levels.map((level) => {
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
    paragraphs: [
      ...(hasSample ? [texts('legend.quality'), texts(`quality.profile.${qualityProfile}`)] : []),
      texts(isChanged ? 'legend.changed' : isReleased ? 'legend.released' : 'legend.confidentiality'),
    ],
    entries: [
      ...verdicts,
      ...(hasTests ? tests : []),
      ...(isReleased && !isChanged
        ? [{ symbol: hiddenSymbol, word: texts('legend.hidden'), meaning: texts('legend.hidden.meaning') }]
        : []),
      { symbol: undefinedSymbol, word: texts('legend.undefined'), meaning: texts('legend.undefined.meaning') },
    ],
  }
}
