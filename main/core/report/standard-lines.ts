import type { ResultTable } from '../../contract/results.ts'
import { inLanguage } from '../../contract/text.ts'
import type { Scene } from './scene.ts'

/** The lines under a table of standardised figures: by which population, and whether some cells leave part of it out. */
export const standardLines = (
  { standard }: ResultTable,
  { language, texts }: Pick<Scene, 'language' | 'texts'>,
): string[] => {
  if (!standard) return []
  const by = standard.by.map(({ variable, label }) => inLanguage(label, language) || variable).join(' × ')
  const line = texts('standard.population', { by, population: standard.population })
  return standard.incomplete ? [line, texts('standard.incomplete', { by })] : [line]
}
