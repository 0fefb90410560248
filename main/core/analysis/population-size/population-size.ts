import type { AnalysisPart, AnalysisValue } from '../../../contract/analysis.ts'
import { inLanguage, type Localized } from '../../../contract/text.ts'
import { finite } from '../../numerics/finite.ts'
import { bootstrapSize } from '../../population/bootstrap.ts'
import { type Criterion, chooseModel, type ModelChoice } from '../../population/choose-model.ts'
import { generatorsOf, type Interactions, listsOf } from '../../population/hierarchical-models.ts'
import { fitLogLinear, type LogLinearFit } from '../../population/log-linear.ts'
import { observedUnits, onAllOf, type Patterns } from '../../population/patterns.ts'
import { estimateFromTwoLists } from '../../population/two-lists.ts'
import { type AnalysisSources, countColumn, type Findings, fewestOf, note } from '../analysis-sources.ts'
import { refusal } from './failures.ts'
import type { PopulationSizeSpec, UnitList } from './spec.ts'
import { unitsOf } from './units-of-lists.ts'

/** Below so many common units Chapman's estimate may have a bias that shows (Robson & Regier 1964). */
const fewCommonUnits = 7
/** Models that are printed beside the best. */
const printedModels = 10

/**
 * How many units there are, those on no list included, from the lists of the plan: Chapman's estimate of two, the
 * log-linear model that the criterion chooses of more, with a bootstrap interval. Counts are of units and never weighted.
 */
export const populationSize = (spec: PopulationSizeSpec, sources: AnalysisSources): Findings => {
  const { patterns, holdings, onNone } = unitsOf(spec.lists, sources)
  const labels = spec.lists.map(labelOf)
  const choice = spec.model === undefined ? chooseModel(patterns, spec.criterion) : null
  const fit = choice?.fits[0] ?? fittedModel(spec, patterns)
  const { kind, replicates, seed } = spec.bootstrap
  const bootstrap = bootstrapSize(patterns, fit, { kind, replicates, seed, level: spec.ciLevel })
  const figures = [fit.size, bootstrap.se, bootstrap.ciLow, bootstrap.ciHigh]
  const isPair = spec.lists.length === 2
  const both = isPair ? onAllOf(patterns, 0b11) : 0
  const estimates = [
    ...(isPair ? [chapmanRow(patterns, spec.ciLevel)] : []),
    rowOf(isPair ? 'lincolnPetersen' : 'logLinear', patterns, figures),
  ]
  return {
    nature: 'counts',
    unit: spec.unit,
    parts: [
      { name: 'populationSize', columns: sizeColumns, rows: estimates },
      listPart(patterns, labels),
      patternPart(patterns, fit, labels),
      ...(isPair ? [] : [modelPart(choice?.fits ?? [fit], spec.criterion, labels)]),
    ],
    assumptions: ['closed', 'linkage', 'equal', 'reachable', isPair ? 'independent' : 'noHighest'].map((code) =>
      note(`population.${code}`),
    ),
    notes: [
      note(`population.bootstrap.${kind}`, { replicates, failed: bootstrap.failed }),
      ...(isPair ? [note('population.chapman')] : []),
      ...(isPair ? [] : choice ? choiceNotes(choice) : [note('population.given')]),
      ...(isPair && both < fewCommonUnits ? [note('population.fewCommon', { both })] : []),
      ...(onNone > 0 ? [note('population.onNone', { onNone })] : []),
    ],
    fewest: fewestOf(holdings),
    tables: [],
  }
}

const sizeColumns: AnalysisPart['columns'] = [
  { name: 'estimator', kind: 'word' },
  countColumn('size'),
  countColumn('se'),
  countColumn('ciLow'),
  countColumn('ciHigh'),
  countColumn('observed'),
  countColumn('missed'),
  { name: 'coverage', kind: 'share' },
]

const rowOf = (estimator: string, patterns: Patterns, figures: readonly number[]): AnalysisValue[] => {
  const [size = Number.NaN] = figures
  const observed = observedUnits(patterns)
  return [estimator, ...figures.map(finite), observed, finite(size - observed), finite(observed / size)]
}

const chapmanRow = (patterns: Patterns, level: number): AnalysisValue[] => {
  const lists = { first: onAllOf(patterns, 0b01), second: onAllOf(patterns, 0b10), both: onAllOf(patterns, 0b11) }
  const { chapman, se, ciLow, ciHigh } = estimateFromTwoLists(lists, level)
  return rowOf('chapman', patterns, [chapman, se, ciLow, ciHigh])
}

const listPart = (patterns: Patterns, labels: readonly Localized[]): AnalysisPart => ({
  name: 'lists',
  columns: [{ name: 'list', kind: 'label' }, countColumn('onList'), countColumn('onlyOnList')],
  rows: labels.map((label, list) => [label, onAllOf(patterns, 1 << list), patterns.counts[1 << list] as number]),
})

const patternPart = (patterns: Patterns, fit: LogLinearFit, labels: readonly Localized[]): AnalysisPart => ({
  name: 'patterns',
  columns: [
    { name: 'pattern', kind: 'label' },
    countColumn('units'),
    { name: 'expected', kind: 'number', decimals: 1 },
  ],
  rows: Array.from(patterns.counts.keys())
    .slice(1)
    .map((pattern) => [
      joined(
        listsOf(pattern).map((list) => labels[list] as Localized),
        ' + ',
      ),
      patterns.counts[pattern] as number,
      fit.expected[pattern] as number,
    ]),
})

const modelPart = (
  fits: readonly LogLinearFit[],
  criterion: Criterion,
  labels: readonly Localized[],
): AnalysisPart => ({
  name: 'models',
  columns: [
    { name: 'model', kind: 'label' },
    countColumn('size'),
    countColumn('se'),
    { name: 'deviance', kind: 'number', decimals: 2 },
    countColumn('df'),
    { name: 'aic', kind: 'number', decimals: 2 },
    { name: 'bic', kind: 'number', decimals: 2 },
    { name: 'behindBest', kind: 'number', decimals: 2 },
  ],
  rows: fits
    .slice(0, printedModels)
    .map((fit) => [
      modelLabel(fit.interactions, labels),
      fit.size,
      fit.se,
      fit.deviance,
      fit.df,
      fit.aic,
      fit.bic,
      fit[criterion] - (fits[0] as LogLinearFit)[criterion],
    ]),
})

const choiceNotes = ({ criterion, models, without, range, fits }: ModelChoice) => {
  const [low, high] = [Math.round(range[0]), Math.round(range[1])]
  return [
    note(`population.choice.${criterion}`, { models, without, printed: Math.min(printedModels, fits.length) }),
    low === high ? note('population.alone') : note('population.range', { low, high }),
  ]
}

const labelOf = ({ name, label }: UnitList): Localized => label ?? name

/** The model by its generators: "Registro × Tamizaje, Censo". */
const modelLabel = (interactions: Interactions, labels: readonly Localized[]): Localized => {
  const generators = generatorsOf(interactions)
  const alone = labels.flatMap((_, list) => (generators.some((set) => (set & (1 << list)) !== 0) ? [] : [1 << list]))
  const named = [...generators, ...alone].map((set) =>
    joined(
      listsOf(set).map((list) => labels[list] as Localized),
      ' × ',
    ),
  )
  return joined(named, ', ')
}

const joined = (texts: readonly Localized[], by: string): Localized => ({
  es: texts.map((text) => inLanguage(text, 'es')).join(by),
  en: texts.map((text) => inLanguage(text, 'en')).join(by),
})

/** The model that the plan names: with every interaction go those inside it. */
const fittedModel = ({ id, lists, model = [] }: PopulationSizeSpec, patterns: Patterns): LogLinearFit => {
  const sets = new Set<number>()
  for (const text of model) {
    const set = text.split('*').reduce((bits, own) => {
      const list = lists.findIndex(({ name }) => name === own.trim())
      if (list === -1) throw refusal('population.unknown-list', { analysis: id, list: own.trim() })
      return bits | (1 << list)
    }, 0)
    for (let part = set; part > 0; part = (part - 1) & set) if (listsOf(part).length > 1) sets.add(part)
  }
  const fit = sets.has(2 ** lists.length - 1) ? null : fitLogLinear(patterns, [...sets])
  if (!fit) throw refusal('population.model-fails', { analysis: id })
  return fit
}
