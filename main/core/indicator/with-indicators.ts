import type { Plan } from '../../contract/plan.ts'
import type { ReportSection } from '../../contract/report-section.ts'
import { type Standing, standings } from './available.ts'
import { type FigureParts, figureParts } from './figure-parts.ts'
import { listed, titleOf, uncapitalised } from './indicator-title.ts'
import type { IndicatorLibrary } from './library.ts'
import { type Bilingual, each, type Wording } from './wording.ts'

/**
 * The plan with the indicators that its sections name as ordinary tables, comparisons and charts, and without the
 * concepts that they were made of: nothing that reads a plan in force needs to know the library. A section says which
 * of its indicators are not there and which concept each lacks. A plan that maps concepts and has no sections gets
 * the complete report.
 */
export const withIndicators = (plan: Plan, library: IndicatorLibrary, wording: Wording): Plan => {
  const { concepts, indicators: _, ...others } = plan
  const sections = plan.report?.sections ?? (concepts.length > 0 ? templateSections(plan, library, wording) : undefined)
  if (sections === undefined) return { ...others, concepts: [] }
  const known = standings(plan, library)
  const parts = new Map<string, FigureParts>()
  const partsOf = (standing: Standing): FigureParts | undefined => {
    if (standing.state !== 'available') return undefined
    const { id } = standing.indicator
    const made = parts.get(id) ?? figureParts(standing.placed, library, wording)
    parts.set(id, made)
    return made
  }
  const printed = new Set<string>()
  const expanded = sections.map(({ indicators = [], ...section }): ReportSection => {
    const asked = indicators
      .flatMap((name) => namedBy(name, known, library))
      .filter(({ indicator }) => !printed.has(indicator.id))
    for (const { indicator } of asked) printed.add(indicator.id)
    const made = asked.flatMap((standing) => partsOf(standing) ?? [])
    return {
      ...section,
      text: [...section.text, ...saidOf(asked, library, wording)],
      tables: [
        ...made.flatMap(({ tables, comparisons }) => [...tables, ...comparisons].map(({ id }) => id)),
        ...section.tables,
      ],
      charts: [...made.flatMap(({ charts }) => charts), ...section.charts],
    }
  })
  const all = [...parts.values()]
  return {
    ...others,
    concepts: [],
    tables: [...all.flatMap(({ tables }) => tables), ...plan.tables],
    comparisons: [...all.flatMap(({ comparisons }) => comparisons), ...plan.comparisons],
    report: { ...plan.report, sections: expanded },
  }
}

/** The sections of the complete report; what the plan asks beside the library comes last. */
export const templateSections = (
  { tables, comparisons, tests, analyses }: Pick<Plan, 'tables' | 'comparisons' | 'tests' | 'analyses'>,
  { sections }: IndicatorLibrary,
  wording: Wording,
): readonly ReportSection[] => {
  const complete = sections
    .filter(({ isTemplate }) => isTemplate)
    .map(
      ({ id, title }): ReportSection => ({
        title,
        text: [],
        indicators: [id],
        tables: [],
        tests: [],
        analyses: [],
        charts: [],
      }),
    )
  const own = [...tables, ...comparisons].map(({ id }) => id)
  if (own.length + tests.length + analyses.length === 0) return complete
  const others = {
    title: wording('indicator.others'),
    text: [],
    tables: own,
    tests: tests.map(({ id }) => id),
    analyses: analyses.map(({ id }) => id),
    charts: [],
  }
  return [...complete, others]
}

/** The indicators that a name of a section stands for: itself, or all of its section or pack. */
const namedBy = (name: string, known: readonly Standing[], { sections }: IndicatorLibrary): readonly Standing[] => {
  const ids = sections.find(({ id }) => id === name)?.indicators.map(({ id }) => id) ?? [name]
  return known.filter(({ indicator }) => ids.includes(indicator.id))
}

/** What a section says of indicators without figures: where their account stands, what is missing, what is withheld. */
const saidOf = (asked: readonly Standing[], library: IndicatorLibrary, wording: Wording): readonly Bilingual[] => {
  const accounts = asked.flatMap((one) => {
    if (one.state !== 'account') return []
    const { shell, title, note } = one.indicator
    return [wording('indicator.account', { shell, title, note })]
  })
  const missing = asked.flatMap((one) => (one.state === 'missing' ? [missingOne(one, library, wording)] : []))
  const withheld = asked.flatMap((one) => (one.state === 'withheld' ? [named(one, wording)] : []))
  return [
    ...accounts,
    ...(missing.length > 0 ? [wording('indicator.missing', { items: inARow(missing) })] : []),
    ...(withheld.length > 0 ? [wording('indicator.withheld', { items: inARow(withheld) })] : []),
  ]
}

/** The indicator with the concepts it lacks; said once where the only one is called as the indicator is. */
const missingOne = (
  standing: Extract<Standing, { state: 'missing' }>,
  library: IndicatorLibrary,
  wording: Wording,
): Bilingual => {
  const names = standing.concepts.flatMap((concept) => library.concepts.get(concept)?.name ?? [])
  const item = named(standing, wording)
  const lacks = listed(names.map(uncapitalised), wording)
  if (lacks.es === uncapitalised(titleOf(standing, wording)).es) return item
  return wording('indicator.missing.one', { item, concepts: lacks })
}

const named = (standing: Standing, wording: Wording): Bilingual =>
  wording('indicator.named', { shell: standing.indicator.shell, title: uncapitalised(titleOf(standing, wording)) })

const inARow = (texts: readonly Bilingual[]): Bilingual =>
  each({ es: '', en: '' }, (_, language) => texts.map((text) => text[language]).join('; '))
