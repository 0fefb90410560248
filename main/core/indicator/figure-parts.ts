import type { ComparisonSpec } from '../../contract/comparison.ts'
import type { ConceptBase } from '../../contract/concept.ts'
import type { FigureIndicator } from '../../contract/indicator.ts'
import type { ChartSpec } from '../../contract/report-section.ts'
import type { TableSpec } from '../../contract/table.ts'
import { inLanguage, type Localized } from '../../contract/text.ts'
import { type Fineness, finenessAt } from './coarsen.ts'
import { indicatorTitle } from './indicator-title.ts'
import type { IndicatorLibrary } from './library.ts'
import { remarksOf } from './remarks.ts'
import { domainOf, type IsText } from './whose.ts'
import { type Bilingual, each, type Wording } from './wording.ts'

/** The parts of an ordinary plan that an indicator stands for. */
export type FigureParts = {
  readonly tables: readonly TableSpec[]
  readonly comparisons: readonly ComparisonSpec[]
  readonly charts: readonly ChartSpec[]
}

/** An indicator with all that it is made of in a study. */
export type Placed = {
  readonly indicator: FigureIndicator
  readonly base: ConceptBase
  /** The base of the earlier round, where the indicator looks back. */
  readonly earlier?: ConceptBase
  /** Steps of its merge order that it has gone. */
  readonly steps: number
  readonly isText: IsText
}

/**
 * The table of an indicator, named after it; with a comparator its differences, which are printed in the table; the
 * trend and the change since the earlier round where it asks for them; and its chart.
 */
export const figureParts = (placed: Placed, library: IndicatorLibrary, wording: Wording): FigureParts => {
  const { indicator, base, earlier, steps } = placed
  const { id } = indicator
  const fine = finenessAt(indicator, base, steps)
  const title = indicatorTitle(indicator, base, fine, library, wording)
  const table = tableOf(placed, fine, title, library, wording)
  const { groups } = base
  const before = earlier && {
    ...tableOf({ ...placed, base: earlier }, finenessAt(indicator, earlier, steps), title, library, wording),
    id: `${id}_earlier`,
    title: wording('indicator.earlier', { title }),
  }
  const comparisons: ComparisonSpec[] = [
    ...(indicator.among === 'compared' && groups?.comparator !== undefined
      ? [
          {
            compare: 'differences' as const,
            id: `${id}_difference`,
            title: wording('indicator.difference', { title }),
            table: id,
            between: groups.variable,
            reference: groups.comparator,
            beside: true,
            ciLevel: table.ciLevel,
          },
        ]
      : []),
    ...(indicator.trend === undefined
      ? []
      : [
          {
            compare: 'trend' as const,
            id: `${id}_trend`,
            title: wording('indicator.trend', { title }),
            table: id,
            along: fine.variableOf(indicator.trend),
            ciLevel: table.ciLevel,
          },
        ]),
    ...(before && base.earlier
      ? [
          {
            compare: 'change' as const,
            id: `${id}_change`,
            title: wording('indicator.change', { title }),
            table: id,
            since: before.id,
            samples: base.earlier.samples,
            comparability: base.earlier.comparability ?? wording('indicator.comparability'),
            ciLevel: table.ciLevel,
          },
        ]
      : []),
  ]
  return { tables: [table, ...(before ? [before] : [])], comparisons, charts: chartOf(placed, fine) }
}

const tableOf = (
  { indicator, base, steps, isText }: Placed,
  fine: Fineness,
  title: Bilingual,
  library: IndicatorLibrary,
  wording: Wording,
): TableSpec => {
  const { id, statistic, variable, over, among, asked, measured } = indicator
  const isCompared = among === 'compared' && base.groups?.comparator !== undefined
  const where = domainOf(among, base, isText)
  const planned = new Set(base.planned ?? [])
  const domains = [...(isCompared ? ['groups'] : []), ...fine.by]
  const universe = wording(
    `indicator.universe.${base.unit}.${isCompared || among !== 'compared' ? among : 'displaced'}`,
  )
  const measuredIn = statistic === 'count' ? 'count' : 'share'
  const window = windowOf(indicator, base)
  const solutions = indicator.solutions.flatMap((name) => library.solutions.get(name) ?? [])
  const remarks = remarksOf({ indicator, base, steps, isCompared }, library, wording)
  return {
    id,
    title,
    design: base.design,
    statistic,
    ...(variable === undefined ? {} : { variable: fine.variableOf(variable) }),
    ...(over === undefined ? {} : { over: fine.variableOf(over) }),
    by: domains.map(fine.variableOf),
    ...(among === 'members' && base.members && domains.includes('members') ? mergedMembers(base, wording) : {}),
    margins: true,
    ...(where === undefined ? {} : { where }),
    ciLevel: 0.95,
    deff: 'replace',
    plannedDomains: base.planned !== undefined && domains.every((concept) => planned.has(concept)),
    lowDfJustified: false,
    unit: measured ? inCurrency(measured, base, wording) : wording(`indicator.unit.${measuredIn}.${base.unit}`),
    universe: asked ? each(universe, (text, language) => `${text} ${asked[language]}`) : universe,
    ...(statistic.startsWith('shareOf') ? { base: wording('indicator.base.answers') } : {}),
    ...(window === undefined ? {} : { window }),
    ...(remarks.length > 0 ? { remarks: [...remarks] } : {}),
    ...(solutions.length > 0 ? { solutions } : {}),
  }
}

/** A unit in which `{{currency}}` stands for what amounts are in. */
const inCurrency = (measured: Bilingual, { currency }: ConceptBase, wording: Wording): Bilingual =>
  each(measured, (text, language) =>
    text.replaceAll('{{currency}}', inLanguage(currency ?? wording('indicator.currency'), language)),
  )

/** Comparators have answers about the present; the displaced alone tell of the window of the study. */
const windowOf = ({ among }: FigureIndicator, base: ConceptBase): Localized | undefined =>
  among === 'compared' ? base.window : undefined

const mergedMembers = ({ members }: ConceptBase, wording: Wording): Pick<TableSpec, 'merge'> =>
  members === undefined || members.later.length < 2
    ? {}
    : { merge: { [members.variable]: [{ codes: members.later, label: wording('indicator.members.later') }] } }

const chartOf = ({ indicator, base }: Placed, fine: Fineness): readonly ChartSpec[] => {
  const { id, chart, among, by, variable, statistic } = indicator
  if (chart === undefined) return []
  const axis = (concept: string | undefined) =>
    concept !== undefined && (concept === variable || fine.by.includes(concept)) ? fine.variableOf(concept) : undefined
  const [x, y] = [axis(chart.x), axis(chart.y)]
  const asked = [chart.x, chart.y].filter((concept) => concept !== undefined)
  const isCoarser = chart.kind === 'map' && chart.x !== undefined && x !== fineVariable(base, chart.x)
  if (isCoarser || asked.some((concept) => axis(concept) === undefined)) return []
  const isCompared = among === 'compared' && base.groups?.comparator !== undefined
  // Parts of a whole are stacked within each group; other charts stand the groups side by side.
  if (chart.kind === 'stacked' && isCompared && base.groups)
    return [{ id: `${id}_chart`, chart: chart.kind, table: id, x: base.groups.variable }]
  const main = x ?? (isCompared && statistic !== 'mean' ? axis(variable ?? by[0]) : undefined)
  return [
    {
      id: `${id}_chart`,
      chart: chart.kind,
      table: id,
      ...(chart.title === undefined ? {} : { title: chart.title }),
      ...(chart.beside === undefined ? {} : { beside: chart.beside }),
      ...(main === undefined ? {} : { x: main }),
      ...(y === undefined ? {} : { y }),
      ...(isCompared && main !== undefined && base.groups ? { series: base.groups.variable } : {}),
      ...(variable === 'groups' && base.groups ? { level: base.groups.displaced } : {}),
    },
  ]
}

const fineVariable = ({ variables }: ConceptBase, concept: string): string | undefined =>
  [variables[concept] ?? []].flat()[0]
