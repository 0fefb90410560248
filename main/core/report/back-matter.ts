import type { Plan } from '../../contract/plan.ts'
import type { GlossaryTerm, LegalReference } from '../../contract/report-front.ts'
import { inLanguage } from '../../contract/text.ts'
import type { MethodologyPart } from './report.ts'
import type { Scene } from './scene.ts'
import type { Standing } from './warnings.ts'

/** What the product brings for the end of a report. */
export type BackMatter = {
  readonly glossary: readonly GlossaryTerm[]
  readonly legal: readonly LegalReference[]
}

/** Credits, and how the report is cited: by what the plan says, else by producer, title and window; a draft by nobody. */
export const frontParts = (
  { study, report }: Plan,
  standing: Standing,
  { language, texts }: Scene,
): MethodologyPart[] => {
  const credits = (report?.credits ?? []).map(({ role, names }) => ({
    term: inLanguage(role, language),
    text: inLanguage(names, language),
  }))
  const built = [study.producer, study.title, study.window].map((text) => inLanguage(text, language))
  const citation = inLanguage(report?.citation, language) || `${built.filter((text) => text !== '').join('. ')}.`
  const draft = standing === 'draft' ? [texts('report.citation.draft')] : []
  return [
    ...(credits.length === 0 ? [] : [{ title: texts('report.credits'), facts: credits, tables: [], paragraphs: [] }]),
    { title: texts('report.citation'), facts: [], tables: [], paragraphs: [citation, ...draft] },
  ]
}

/** The glossary: terms of the plan, then those of the product that the plan does not define itself. */
export const glossaryPart = (plan: Plan, { glossary }: BackMatter, { language, texts }: Scene): MethodologyPart => {
  const inWords = ({ term, text }: GlossaryTerm) => ({
    term: inLanguage(term, language),
    text: inLanguage(text, language),
  })
  const own = (plan.report?.glossary ?? []).map(inWords)
  const defined = new Set(own.map(({ term }) => term.toLowerCase()))
  const others = glossary.map(inWords).filter(({ term }) => !defined.has(term.toLowerCase()))
  return { title: texts('report.glossary'), facts: [...own, ...others], tables: [], paragraphs: [] }
}

/** Standards that hold everywhere, then the laws and rulings of the study's country, each with its source. */
export const legalPart = ({ study }: Plan, { legal }: BackMatter, { language, texts }: Scene): MethodologyPart => ({
  title: texts('report.legal'),
  paragraphs: [texts('report.legal.about')],
  facts: legal
    .filter(({ country }) => country === undefined || country === study.country)
    .map(({ name, text, source }) => ({
      term: inLanguage(name, language),
      text: texts('report.legal.entry', { text: inLanguage(text, language), source }),
    })),
  tables: [],
})
