import type { AnalysisPart, AnalysisValue } from '../../../contract/analysis.ts'
import type { Category } from '../../../contract/codebook.ts'
import { Failure } from '../../../contract/failure.ts'
import type { Localized } from '../../../contract/text.ts'
import { categoriesOf } from '../../data/categories.ts'
import { calledLike, type Frame, labelOf } from '../../data/frame.ts'
import { selects } from '../../derivation/derive.ts'
import { type AnalysisSources, countColumn, type Findings, fewestOf, holdingsOf, note } from '../analysis-sources.ts'
import { groupsBy, readable } from '../groups-by.ts'
import { bandsWhenMoved, placeOf, type ScoredCase, scoreCases } from './scored-cases.ts'
import type { ScoringSpec } from './spec.ts'

/**
 * Cases scored by the weights of the plan and put into bands: how many are in each, whom overrides raise and why, how many
 * would change their band if one weight were another, and, where who needs it was found in another way, whom the selection
 * takes wrongly and whom it leaves out. The weights are always printed: a score is a decision of whoever set them.
 */
export const scoring = (spec: ScoringSpec, sources: AnalysisSources): Findings => {
  const frame = sources.frame(spec.dataset)
  const { cases, incomplete } = scoreCases(spec, frame)
  if (cases.length === 0) throw new Failure('analysis.no-records', { analysis: spec.id, dataset: spec.dataset })
  const holdings = holdingsOf(sources, frame)
  const splits = spec.by.map((variable) => splitPart(spec, variable, cases, frame))
  const selected = spec.selection && errorPart(spec, spec.selection, cases, frame)
  const inBands = spec.bands.map((_, band) => cases.filter((own) => own.band === band))
  return {
    nature: 'index',
    unit: spec.unit,
    parts: [
      bandPart(spec, cases, incomplete.length),
      ...splits.map(({ part }) => part),
      ...(spec.overrides.length > 0 ? [overridePart(spec, cases)] : []),
      sensitivityPart(spec, cases, frame),
      ...(selected ? [selected.part] : []),
      weightPart(spec, frame),
    ],
    assumptions: ['illustration', 'decision'].map((code) => note(`scoring.${code}`)),
    notes: [
      note(`scoring.${spec.aggregation}`),
      ...(incomplete.length > 0 ? [note('scoring.incomplete', { cases: incomplete.length })] : []),
    ],
    fewest: fewestOf(
      [...inBands, ...splits.flatMap(({ groups }) => groups), ...(selected?.groups ?? [])].map(
        (own) => new Set(own.map(({ row }) => holdings[row])).size,
      ),
    ),
    tables: [],
  }
}

/** Cases by band, as the score alone would have it and after the overrides. */
const bandPart = ({ bands }: ScoringSpec, cases: readonly ScoredCase[], incomplete: number): AnalysisPart => ({
  name: 'scoring',
  columns: [
    { name: 'band', kind: 'word' },
    { name: 'bandFrom', kind: 'number', decimals: 1 },
    countColumn('cases'),
    { name: 'scoredShare', kind: 'share' },
    countColumn('byScore'),
    countColumn('raised'),
    { name: 'meanScore', kind: 'number', decimals: 1 },
  ],
  rows: [
    ...bands
      .map(({ label, from }, band): AnalysisValue[] => {
        const own = cases.filter((one) => one.band === band)
        const byScore = cases.filter((one) => one.scored === band).length
        const raised = own.filter((one) => one.scored !== band).length
        return [readable(label), from, own.length, own.length / cases.length, byScore, raised, meanScore(own)]
      })
      .reverse(),
    [
      'total',
      null,
      cases.length,
      1,
      cases.length,
      cases.filter((own) => own.band !== own.scored).length,
      meanScore(cases),
    ],
    ['notScored', null, incomplete, null, null, null, null],
  ],
})

const meanScore = (cases: readonly ScoredCase[]): number | null =>
  cases.length > 0 ? cases.reduce((sum, { score }) => sum + score, 0) / cases.length : null

const splitPart = (spec: ScoringSpec, variable: string, cases: readonly ScoredCase[], frame: Frame) => {
  const groups = groupsBy(cases, frame, variable)
  const bandsOf = (own: readonly ScoredCase[]) => spec.bands.map((_, band) => own.filter((one) => one.band === band))
  const rowOf = (label: AnalysisValue, own: readonly ScoredCase[]): AnalysisValue[] => [
    label,
    own.length,
    ...bandsOf(own).map(({ length }) => length),
    meanScore(own),
  ]
  const part: AnalysisPart = {
    name: `scoringBy.${variable}`,
    of: labelOf(frame, variable),
    columns: [
      { name: 'category', kind: 'word', label: labelOf(frame, variable) },
      countColumn('cases'),
      ...spec.bands.map(({ name, label }) => ({ ...countColumn(name), label })),
      { name: 'meanScore', kind: 'number', decimals: 1 },
    ],
    rows: [...groups.map(({ label, items }) => rowOf(label, items)), rowOf('total', cases)],
  }
  return { part, groups: groups.flatMap(({ items }) => bandsOf(items)) }
}

const overridePart = (spec: ScoringSpec, cases: readonly ScoredCase[]): AnalysisPart => ({
  name: 'overrides',
  columns: [
    { name: 'override', kind: 'label' },
    { name: 'overrideBand', kind: 'label' },
    countColumn('concerned'),
    countColumn('raised'),
    { name: 'rationale', kind: 'label' },
  ],
  rows: spec.overrides.map(({ label, band, rationale }, place) => {
    const own = cases.filter(({ overrides }) => overrides.includes(place))
    const at = placeOf(spec, band)
    return [label, spec.bands[at]?.label ?? band, own.length, own.filter(({ scored }) => scored < at).length, rationale]
  }),
})

/** How many cases change their band when the weight of one criterion is moved up or down; the others stay. */
const sensitivityPart = (spec: ScoringSpec, cases: readonly ScoredCase[], frame: Frame): AnalysisPart => {
  const rows = spec.components.flatMap(({ criteria }, component) =>
    criteria.map((own, criterion): AnalysisValue[] => {
      const changes = [-spec.sensitivity, spec.sensitivity].map((part) => {
        const bands = bandsWhenMoved(spec, cases, { component, criterion }, part)
        return cases.filter(({ band }, place) => band !== bands[place]).length
      })
      const [less = 0, more = 0] = changes
      return [calledLike(own, frame), less, more, Math.max(less, more) / cases.length]
    }),
  )
  return {
    name: 'sensitivity',
    columns: [
      { name: 'criterion', kind: 'label' },
      countColumn('changedLess'),
      countColumn('changedMore'),
      { name: 'changedShare', kind: 'share' },
    ],
    rows,
  }
}

/** Inclusion error: of those selected, who does not need it. Exclusion error: of those who need it, who is not selected. */
const errorPart = (
  spec: ScoringSpec,
  { bands, inNeed }: NonNullable<ScoringSpec['selection']>,
  cases: readonly ScoredCase[],
  frame: Frame,
) => {
  const needs = selects(frame, inNeed)
  const attended = new Set(bands.map((name) => placeOf(spec, name)))
  const isSelected = ({ band }: ScoredCase) => attended.has(band)
  const isInNeed = ({ row }: ScoredCase) => needs[row] === 1
  const [selected, needy] = [cases.filter(isSelected), cases.filter(isInNeed)]
  const wrongly = selected.filter((own) => !isInNeed(own))
  const leftOut = needy.filter((own) => !isSelected(own))
  const share = (part: readonly ScoredCase[], of: readonly ScoredCase[]) =>
    of.length > 0 ? part.length / of.length : null
  const part: AnalysisPart = {
    name: 'selectionErrors',
    columns: [
      { name: 'error', kind: 'word' },
      countColumn('errorCases'),
      countColumn('errorBase'),
      { name: 'errorShare', kind: 'share' },
    ],
    rows: [
      ['error.inclusion', wrongly.length, selected.length, share(wrongly, selected)],
      ['error.exclusion', leftOut.length, needy.length, share(leftOut, needy)],
    ],
  }
  return { part, groups: [wrongly, leftOut, selected, needy] }
}

/** Every level with its worth: nobody has to guess how a score was made. */
const weightPart = ({ components }: ScoringSpec, frame: Frame): AnalysisPart => ({
  name: 'scoreWeights',
  columns: [
    { name: 'criterion', kind: 'label' },
    { name: 'scoreComponent', kind: 'label' },
    { name: 'level', kind: 'label' },
    { name: 'worth', kind: 'number', decimals: 3 },
  ],
  rows: components.flatMap(({ label: component, criteria }) =>
    criteria.flatMap((criterion) => {
      const { categories } = categoriesOf(frame, criterion.variable)
      return Object.entries(criterion.levels).map(([code, worth]): AnalysisValue[] => [
        calledLike(criterion, frame),
        component,
        labelOfCode(code, categories),
        worth,
      ])
    }),
  ),
})

const labelOfCode = (code: string, categories: readonly Category[]): Localized =>
  categories.find((category) => category.code === code)?.label ?? code
