import type { AnalysisPart, AnalysisValue } from '../../../contract/analysis.ts'
import { inLanguage, type Language, type Localized, languages } from '../../../contract/text.ts'
import { calledLike, variableOf } from '../../data/frame.ts'
import { selects } from '../../derivation/derive.ts'
import { holmAdjusted } from '../../inference/holm.ts'
import { finite } from '../../numerics/finite.ts'
import { type AnalysisSources, countColumn, type Findings, fewestOf, note } from '../analysis-sources.ts'
import { type Count, isSafe, personsIn } from './count.ts'
import { type Outcome, outcomeOf } from './outcomes.ts'
import { type Panel, readPanel } from './panel.ts'
import { type Reason, reasonsOf } from './reasons.ts'
import { type Period, retentionOf } from './retention.ts'
import type { FollowUpSpec } from './spec.ts'

/**
 * Persons followed month by month against their own baseline: what became of their visits, who was lost and why, what the
 * care plan delivered, and how many improved. Counts of records; the share that remains is by Kaplan and Meier, the tests
 * are exact and adjusted together (Holm). With `atLeast` everything rests on so many households.
 */
export const followUp = (spec: FollowUpSpec, sources: AnalysisSources): Findings => {
  const panel = readPanel(spec, sources)
  const printed: Count[] = []
  const put = (count: Count | null): number | null => {
    if (count) printed.push(count)
    return count?.value ?? null
  }
  const outcomes = spec.outcomes.map((one) => outcomeOf(spec.id, panel, one, spec.atLeast))
  const parts = [
    retentionPart(retentionOf(panel, spec.atLeast), put),
    ...(spec.persons.lost === undefined ? [] : [reasonsPart(spec, panel, put)]),
    ...(spec.components.length === 0 ? [] : [componentsPart(spec, panel, put)]),
    ...(outcomes.length === 0 ? [] : [outcomesPart(panel, outcomes, put)]),
  ]
  return {
    nature: 'records',
    unit: spec.unit,
    parts,
    assumptions: [note('followUp.remaining'), ...(outcomes.length > 0 ? [note('followUp.noComparison')] : [])],
    notes: [
      note('followUp.persons', { persons: panel.persons.rows, months: spec.months }),
      ...(outcomes.length > 0 ? [note('followUp.last')] : []),
      ...(outcomes.some(({ isTooLong }) => isTooLong) ? [note('followUp.manyPairs')] : []),
      ...(spec.atLeast === undefined
        ? [note('followUp.internal')]
        : [note('followUp.protected', { least: spec.atLeast })]),
    ],
    fewest: fewestOf(printed.map(({ households }) => households)),
    tables: [],
  }
}

type Put = (count: Count | null) => number | null

const retentionPart = (periods: readonly Period[] | null, put: Put): AnalysisPart => ({
  name: 'followUpRetention',
  columns: [
    { name: 'followUpMonths', kind: 'label' },
    ...['AtRisk', 'Due', 'Made', 'Missed', 'Lost', 'Censored', 'Complete'].map((name) =>
      countColumn(`followUp${name}`),
    ),
    { name: 'followUpRetained', kind: 'share' },
  ],
  rows: (periods ?? []).map((one): AnalysisValue[] => [
    one.from === one.to ? String(one.from) : `${one.from}–${one.to}`,
    put(one.atRisk),
    put(one.due),
    put(one.made),
    put(one.missed),
    put(one.lost),
    put(one.censored),
    put(one.complete),
    one.retention,
  ]),
})

const reasonsPart = (spec: FollowUpSpec, panel: Panel, put: Put): AnalysisPart => ({
  name: 'followUpReasons',
  columns: [{ name: 'followUpReason', kind: 'label' }, countColumn('followUpPersons')],
  rows: (reasonsOf(panel, spec.atLeast) ?? []).map((one) => [reasonLabel(spec, panel, one), put(one.persons)]),
})

/** The labels of the reasons that are taken together; without a code, that none was told. */
const reasonLabel = ({ persons }: FollowUpSpec, panel: Panel, { codes }: Reason): Localized => {
  const { categories } = variableOf(panel.persons, persons.lost?.reason ?? '')
  const inOne = (language: Language): string =>
    codes
      .map((code) => {
        const label = inLanguage(categories.find((one) => one.code === code)?.label, language)
        return label || (code === '' ? '–' : code)
      })
      .join('; ')
  return Object.fromEntries(languages.map((language) => [language, inOne(language)]))
}

const componentsPart = ({ components, atLeast }: FollowUpSpec, panel: Panel, put: Put): AnalysisPart => ({
  name: 'followUpComponents',
  columns: [
    { name: 'followUpComponent', kind: 'label' },
    countColumn('followUpPlanned'),
    countColumn('followUpDelivered'),
    { name: 'followUpDeliveredShare', kind: 'share' },
  ],
  rows: components.map(({ label, ...formulas }): AnalysisValue[] => {
    const isPlanned = selects(panel.persons, formulas.planned)
    const isDelivered = selects(panel.persons, formulas.delivered)
    const planned = personsIn(panel, (person) => isPlanned[person] === 1)
    const delivered = personsIn(panel, (person) => isPlanned[person] === 1 && isDelivered[person] === 1)
    const open = personsIn(panel, (person) => isPlanned[person] === 1 && isDelivered[person] !== 1)
    const others = personsIn(panel, (person) => isPlanned[person] !== 1)
    const isFine = (...counts: readonly Count[]) => counts.every((one) => isSafe(one, atLeast ?? 0))
    const share = planned.value === 0 ? null : delivered.value / planned.value
    const isTold = isFine(planned, others)
    const isWhole = isTold && isFine(delivered, open)
    return [label, put(isTold ? planned : null), put(isWhole ? delivered : null), isWhole ? share : null]
  }),
})

const outcomesPart = (panel: Panel, outcomes: readonly Outcome[], put: Put): AnalysisPart => {
  const adjusted = holmAdjusted(outcomes.map(({ p }) => p))
  return {
    name: 'followUpOutcomes',
    columns: [
      { name: 'followUpOutcome', kind: 'label' },
      ...['Paired', 'Improved', 'Same', 'Worse', 'NotPaired'].map((name) => countColumn(`followUp${name}`)),
      { name: 'followUpTest', kind: 'word' },
      { name: 'p', kind: 'p' },
      { name: 'followUpAdjusted', kind: 'p' },
    ],
    rows: outcomes.map(({ spec, paired, improved, same, worse, notPaired, p }, place): AnalysisValue[] => [
      calledLike({ variable: spec.before, label: spec.label }, panel.persons),
      put(paired),
      put(improved),
      put(same),
      put(worse),
      put(notPaired),
      Number.isNaN(p) ? null : `followUp.${spec.test}`,
      finite(p),
      finite(adjusted[place]),
    ]),
  }
}
