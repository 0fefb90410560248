import type { AnalysisPart, AnalysisValue } from '../../../contract/analysis.ts'
import { type Frame, labelOf } from '../../data/frame.ts'
import { inPercent } from '../../numerics/in-percent.ts'
import { type AnalysisSources, countColumn, type Findings, fewestOf, note } from '../analysis-sources.ts'
import { numbersOf } from '../numbers-of.ts'
import { levelNames, levelOfTerritory } from './level.ts'
import { labelsOf, type Observation, observe } from './observations.ts'
import type { EarlyWarningSpec, SignalRule } from './spec.ts'

/**
 * A board of early warning: each signal of a territory is held against its thresholds, and the territory is at the highest
 * level that enough of its signals reach. The rules are printed with it. It says where to look first, not that a displacement
 * will happen; what nobody reported shows no signal.
 */
export const earlyWarning = (spec: EarlyWarningSpec, sources: AnalysisSources): Findings => {
  const frame = sources.frame(spec.dataset)
  const observed = observe(spec, frame)
  const behind = spec.households === undefined ? null : numbersOf(frame, spec.households, spec.id)
  return {
    nature: 'index',
    unit: spec.unit,
    parts: [boardPart(spec, observed, frame), signalPart(spec, observed, frame), rulePart(spec, frame)],
    assumptions: ['attention', 'reported'].map((code) => note(`earlyWarning.${code}`)),
    notes: [
      note('earlyWarning.at', { period: spec.at, signals: spec.signals }),
      ...(spec.verification ? [note('earlyWarning.unverified')] : []),
      ...(observed.some(({ level }) => level === null) ? [note('earlyWarning.noBaseline')] : []),
    ],
    fewest: behind === null ? 1 : fewestOf(observed.map(({ row }) => behind[row] as number)),
    tables: [],
  }
}

/** Territories, those at the highest level first. */
const boardPart = (spec: EarlyWarningSpec, observed: readonly Observation[], frame: Frame): AnalysisPart => {
  const { signals, verification } = spec
  const territories = [...Map.groupBy(observed, ({ territory }) => territory.code).entries()].map(([code, own]) => {
    const levels = own.flatMap(({ level }) => (level === null ? [] : [level]))
    return { code, own, levels, level: levelOfTerritory(levels, signals) }
  })
  const sorted = territories.toSorted((one, other) => other.level - one.level)
  return {
    name: 'earlyWarning',
    columns: [
      { name: 'territory', kind: 'label', label: labelOf(frame, spec.territory) },
      { name: 'warningLevel', kind: 'word' },
      countColumn('warningStep'),
      ...levelNames.toReversed().map((name) => countColumn(`signals.${name}`)),
      ...(verification ? [countColumn('unverified')] : []),
    ],
    codes: sorted.map(({ code }) => code),
    rows: sorted.map(({ own, levels, level }): AnalysisValue[] => [
      own[0]?.territory.label ?? '',
      `level.${levelNames[level]}`,
      level,
      ...[3, 2, 1, 0].map((step) => levels.filter((one) => one === step).length),
      ...(verification ? [own.filter(({ isVerified }) => !isVerified).length] : []),
    ]),
  }
}

/** Every signal that is not green, with what it was held against. */
const signalPart = (spec: EarlyWarningSpec, observed: readonly Observation[], frame: Frame): AnalysisPart => ({
  name: 'warningSignals',
  columns: [
    { name: 'territory', kind: 'label', label: labelOf(frame, spec.territory) },
    { name: 'signal', kind: 'label' },
    { name: 'warningLevel', kind: 'word' },
    { name: 'signalValue', kind: 'number', decimals: 1 },
    { name: 'signalBaseline', kind: 'number', decimals: 1 },
    { name: 'signalChange', kind: 'share' },
    ...(spec.verification ? [{ name: 'verified', kind: 'label' } as const] : []),
  ],
  rows: observed
    .filter(({ level }) => level !== 0)
    .toSorted((one, other) => (other.level ?? -1) - (one.level ?? -1))
    .map(({ territory, signal, level, value, baseline, change, verification }): AnalysisValue[] => [
      territory.label,
      signal,
      level === null ? 'level.unknown' : `level.${levelNames[level]}`,
      value,
      baseline,
      change,
      ...(spec.verification ? [verification] : []),
    ]),
})

/** Where signals come from and how often they are noted, where a rule says so. */
const toldColumns = { source: 'signalSource', frequency: 'signalFrequency' } as const

/** The rules as they are applied, thresholds of a change in percent, without the rounding of 100 × 0.55. */
const rulePart = ({ rules, signal }: EarlyWarningSpec, frame: Frame): AnalysisPart => {
  const labels = labelsOf(frame, signal)
  const told = (['source', 'frequency'] as const).filter((name) => rules.some((rule) => rule[name] !== undefined))
  return {
    name: 'warningRules',
    columns: [
      { name: 'signal', kind: 'label' },
      ...told.map((name) => ({ name: toldColumns[name], kind: 'label' as const })),
      { name: 'signalRule', kind: 'word' },
      ...warnings.map((name) => ({
        name: `from.${name}`,
        kind: 'number' as const,
        decimals: rules.every((rule) => Number.isInteger(thresholdOf(rule, name))) ? 0 : 2,
      })),
    ],
    rows: rules.map(({ signal: code, rule, from, ...more }): AnalysisValue[] => [
      labels.get(code) ?? code,
      ...told.map((name) => more[name] ?? null),
      `rule.${rule}`,
      ...warnings.map((name) => thresholdOf({ rule, from }, name)),
    ]),
  }
}

const warnings = ['yellow', 'orange', 'red'] as const

const thresholdOf = ({ rule, from }: Pick<SignalRule, 'rule' | 'from'>, level: (typeof warnings)[number]): number =>
  rule === 'change' ? inPercent(from[level]) : from[level]
