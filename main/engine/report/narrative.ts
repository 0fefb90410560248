import type { Language } from '../../contract/text.ts'
import { boundText } from '../../core/report/bound-text.ts'
import { generatedText } from '../../core/report/narrative/generated-text.ts'
import type { Handlers } from '../context.ts'
import { keptResults } from '../estimates/tables.ts'
import { planOf } from '../plan/plan.ts'
import { studyOf } from '../session.ts'
import { loadTexts } from '../texts.ts'

/** Sentences on the results that the study keeps, for looking at and for taking over into the plan. */
export const narrativeHandlers: Pick<Handlers, 'report.narrate'> = {
  'report.narrate': ({ text }, context) => {
    const { resources } = context.surroundings
    const plan = planOf(studyOf(context.session))
    const kept = keptResults(context)
    const tables = new Map(kept.tables.map((table) => [table.id, table]))
    const comparisons = new Map(kept.comparisons.map((comparison) => [comparison.id, comparison]))
    const sentencesIn = (language: Language) => {
      const scene = { language, texts: loadTexts(resources, language), warnings: [] }
      const bound = generatedText(text, { plan, tables, comparisons, scene })
      const runs = boundText(bound, { section: '', tables, comparisons, analyses: new Map(), scene })
      return { bound, read: runs.map((run) => run.text).join('') }
    }
    return { es: sentencesIn('es'), en: sentencesIn('en') }
  },
}
