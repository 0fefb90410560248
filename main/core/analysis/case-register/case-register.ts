import type { AnalysisPart, AnalysisValue } from '../../../contract/analysis.ts'
import { Failure } from '../../../contract/failure.ts'
import { daysOf, readDate } from '../../data/calendar.ts'
import { type Frame, labelOf } from '../../data/frame.ts'
import { type AnalysisSources, countColumn, type Findings, fewestOf, holdingsOf, note } from '../analysis-sources.ts'
import { groupsBy } from '../groups-by.ts'
import { type CaseRecord, readRecords } from './record.ts'
import type { CaseRegisterSpec } from './spec.ts'
import { atRiskUntilDisplaced, type Spell, spellsOf } from './spells.ts'
import { type Balance, spansBetween, stockAndFlow } from './stock-and-flow.ts'

/**
 * An administrative register: events and persons side by side, and by period how many persons it holds as displaced and as
 * at risk. What a register has ever entered is not how many are displaced now; a person in several events is one person. All
 * of it are counts of records: nothing was drawn, so there is no error of sampling and no interval.
 */
export const caseRegister = (spec: CaseRegisterSpec, sources: AnalysisSources): Findings => {
  const frame = sources.frame(spec.dataset)
  const records = readRecords(spec, frame)
  if (records.length === 0) throw new Failure('analysis.no-records', { analysis: spec.id, dataset: spec.dataset })
  const spells = { displaced: spellsWith(records, 'displaced'), atRisk: spellsWith(records, 'atRisk') }
  const atRisk = atRiskUntilDisplaced(spells.atRisk, spells.displaced)
  const closing = daysOf(readDate(spec.until))
  const spans = spansBetween(Math.min(...records.map(({ from }) => from)), closing, spec.period)
  const balances = { displaced: stockAndFlow(spells.displaced, spans), atRisk: stockAndFlow(atRisk, spans) }
  const fromRisk = new Set(atRisk.filter(({ last }) => last.status === 'displaced').map(({ last }) => last))
  const splits = spec.by.map((variable) => splitPart(variable, records, frame))
  const parts: AnalysisPart[] = [
    headlinePart(spec, records, spells.displaced, atRisk),
    ...splits.map(({ part }) => part),
    balancePart('stockFlow', balances.displaced, spec.status.atRisk.length > 0 ? fromRisk : null),
    ...reasonParts(spec, balances.displaced, frame),
    ...(spec.status.atRisk.length > 0 ? [balancePart('riskStockFlow', balances.atRisk, null)] : []),
  ]
  return {
    nature: 'records',
    unit: { es: 'personas registradas y eventos', en: 'registered persons and events' },
    parts,
    assumptions: ['registered', 'solved'].map((code) => note(`caseRegister.${code}`)),
    notes: [
      note('caseRegister.until', { until: spec.until }),
      note('caseRegister.once'),
      ...(spec.exit === undefined ? [note('caseRegister.noExit')] : []),
    ],
    fewest: fewestHoldings(sources, frame, [
      ...splits.flatMap(({ groups }) => groups),
      ...[...balances.displaced, ...balances.atRisk].flatMap(({ entered, left }) => [
        entered.map(({ first }) => first),
        left.map(({ last }) => last),
      ]),
    ]),
    tables: [],
  }
}

const spellsWith = (records: readonly CaseRecord[], status: CaseRecord['status']): readonly Spell[] =>
  spellsOf(records.filter((record) => record.status === status))

const personsIn = (records: readonly CaseRecord[]): number => new Set(records.map(({ person }) => person)).size
const eventsIn = (records: readonly CaseRecord[]): number => new Set(records.map(({ event }) => event)).size
const open = (spells: readonly Spell[]): number => spells.filter(({ to }) => to === Number.POSITIVE_INFINITY).length

const headlinePart = (
  { status, exit }: CaseRegisterSpec,
  records: readonly CaseRecord[],
  displaced: readonly Spell[],
  atRisk: readonly Spell[],
): AnalysisPart => {
  const of = (wanted: CaseRecord['status']) => records.filter((record) => record.status === wanted)
  const rows: readonly (AnalysisValue[] | null)[] = [
    ['register.records', records.length],
    ['register.events', eventsIn(records)],
    ['register.persons', personsIn(records)],
    ['register.displacedEver', personsIn(of('displaced'))],
    exit ? ['register.displacedNow', open(displaced)] : null,
    status.atRisk.length > 0 ? ['register.atRiskEver', personsIn(of('atRisk'))] : null,
    status.atRisk.length > 0 ? ['register.atRiskNow', open(atRisk)] : null,
  ]
  return {
    name: 'caseRegister',
    columns: [{ name: 'headline', kind: 'word' }, countColumn('number')],
    rows: rows.filter((row) => row !== null),
  }
}

/** Persons are counted once in each category, and may stand in several: their shares can add up to more than 100 %. */
const splitPart = (variable: string, records: readonly CaseRecord[], frame: Frame) => {
  const groups = groupsBy(records, frame, variable)
  const all = personsIn(records)
  const rowOf = (label: AnalysisValue, own: readonly CaseRecord[]): AnalysisValue[] => {
    const displaced = own.filter(({ status }) => status === 'displaced')
    return [label, eventsIn(own), personsIn(own), personsIn(own) / all, personsIn(displaced), open(spellsOf(displaced))]
  }
  const part: AnalysisPart = {
    name: `caseRegisterBy.${variable}`,
    of: labelOf(frame, variable),
    columns: [
      { name: 'category', kind: 'word', label: labelOf(frame, variable) },
      countColumn('registerEvents'),
      countColumn('registerPersons'),
      { name: 'personShare', kind: 'share' },
      countColumn('displacedPersons'),
      countColumn('displacedNow'),
    ],
    rows: [...groups.map(({ label, items }) => rowOf(label, items)), rowOf('total', records)],
  }
  return { part, groups: groups.map(({ items }) => items) }
}

const balancePart = (
  name: string,
  balances: readonly Balance[],
  fromRisk: ReadonlySet<CaseRecord> | null,
): AnalysisPart => ({
  name,
  columns: [
    { name: 'period', kind: 'label' },
    countColumn('opening'),
    countColumn('entered'),
    ...(fromRisk ? [countColumn('fromRisk')] : []),
    countColumn('left'),
    countColumn('closing'),
  ],
  rows: balances.map(({ span, opening, entered, left, closing }) => [
    span.name,
    opening,
    entered.length,
    ...(fromRisk ? [entered.filter(({ first }) => fromRisk.has(first)).length] : []),
    left.length,
    closing,
  ]),
})

/** Entries and exits of displaced persons by their reasons, a row per period. */
const reasonParts = ({ entry, exit }: CaseRegisterSpec, balances: readonly Balance[], frame: Frame): AnalysisPart[] => [
  ...(entry.reason === undefined
    ? []
    : [
        reasonPart(
          'entriesByReason',
          entry.reason,
          balances,
          ({ entered }) => entered.map(({ first }) => first),
          frame,
        ),
      ]),
  ...(exit?.reason === undefined
    ? []
    : [reasonPart('exitsByReason', exit.reason, balances, ({ left }) => left.map(({ last }) => last), frame)]),
]

const reasonPart = (
  name: string,
  variable: string,
  balances: readonly Balance[],
  recordsOf: (balance: Balance) => readonly CaseRecord[],
  frame: Frame,
): AnalysisPart => {
  const byPeriod = balances.map((balance) => groupsBy(recordsOf(balance), frame, variable))
  const labels = (byPeriod[0] ?? []).map(({ label }) => label).filter((label) => label !== 'noAnswer')
  const hasUnsaid = byPeriod.some((groups) => groups.at(-1)?.label === 'noAnswer')
  return {
    name,
    columns: [
      { name: 'period', kind: 'label' },
      ...labels.map((label, place) => ({ ...countColumn(`reason.${place}`), label })),
      ...(hasUnsaid ? [countColumn('noReason')] : []),
    ],
    rows: byPeriod.map((groups, place) => [
      balances[place]?.span.name ?? '',
      ...labels.map((_, reason) => groups[reason]?.items.length ?? 0),
      ...(hasUnsaid ? [groups[labels.length]?.items.length ?? 0] : []),
    ]),
  }
}

/** The fewest households behind a count of records that is not 0. */
const fewestHoldings = (
  sources: AnalysisSources,
  frame: Frame,
  counts: readonly (readonly CaseRecord[])[],
): number | null => {
  const holdings = holdingsOf(sources, frame)
  return fewestOf(counts.map((records) => new Set(records.map(({ row }) => holdings[row])).size))
}
