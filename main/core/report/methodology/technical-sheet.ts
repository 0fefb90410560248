import type { Plan } from '../../../contract/plan.ts'
import type { StudySheet } from '../../../contract/study-sheet.ts'
import { inLanguage } from '../../../contract/text.ts'
import { formatNumber, integer } from '../number-format.ts'
import type { Fact, MethodologyPart } from '../report.ts'
import type { Scene } from '../scene.ts'
import { isSample, type Methodology } from './methodology.ts'
import { part } from './part.ts'

const sheetFacts = [
  'objective',
  'population',
  'coverage',
  'frame',
  'sampling',
  'fieldwork',
  'mode',
  'response',
  'contact',
] as const satisfies readonly (keyof StudySheet)[]

/**
 * The study on one page: who, what, whom, when and how, as the plan says it; then what the data say themselves: records,
 * strata, primary units and weight of each design, the quality profile and the program.
 */
export const technicalSheet = (
  { study }: Plan,
  { designs, quality, program }: Methodology,
  { language, texts }: Scene,
): MethodologyPart => {
  const fact = (name: string, text: string): Fact => ({ term: texts(`methodology.${name}`), text })
  const number = (value: number): string => formatNumber(value, integer, language)
  const samples = designs.map((design) => {
    const counts = { records: number(design.records), strata: number(design.strata), psus: number(design.psus) }
    const label = inLanguage(design.label, language) || design.id
    const weight = design.weight ?? texts('methodology.design.no-weight')
    return design.probability
      ? texts('methodology.sheet.sample', { label, ...counts, weight })
      : texts('methodology.sheet.records', { label, ...counts })
  })
  const facts = [
    fact('producer', inLanguage(study.producer, language)),
    fact('window', inLanguage(study.window, language)),
    ...sheetFacts.map((name) => fact(name, inLanguage(study.sheet?.[name], language))),
    fact('sheet.achieved', samples.join('; ')),
    ...(isSample({ designs }) ? [fact('sheet.quality', texts(`settings.quality.${quality.profile}`))] : []),
    fact('sheet.software', texts('methodology.program', program)),
  ]
  return part(texts('methodology.study'), { facts: facts.filter(({ text }) => text !== '') })
}
