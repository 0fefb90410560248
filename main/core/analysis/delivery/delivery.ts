import type { AnalysisColumn, AnalysisPart, AnalysisValue } from '../../../contract/analysis.ts'
import { Failure } from '../../../contract/failure.ts'
import { medianOf } from '../../checks/robust-distance.ts'
import { finite } from '../../numerics/finite.ts'
import { type AnalysisSources, countColumn, type Findings, fewestOf, holdingsOf, note } from '../analysis-sources.ts'
import { groupsBy } from '../groups-by.ts'
import { type Need, readNeeds } from './need.ts'
import type { DeliverySpec } from './spec.ts'

/**
 * Components that cases need and how many of them were delivered in the time given:
 *
 *   coverage = delivered in time / due
 *
 * where due are the needs whose time has passed by the closing day. Those whose time still runs are in neither, also where
 * they were delivered already: counting only the quick ones among them would make the coverage look better than it is. The
 * median is of the days of all that were delivered.
 */
export const delivery = (spec: DeliverySpec, sources: AnalysisSources): Findings => {
  const frame = sources.frame(spec.dataset)
  const needs = readNeeds(spec, frame)
  if (needs.length === 0) throw new Failure('analysis.no-records', { analysis: spec.id, dataset: spec.dataset })
  const groups = groupsBy(needs, frame, spec.component).filter(({ items }) => items.length > 0)
  const cases = [...Map.groupBy(needs, (need) => need.case).values()]
  const holdings = holdingsOf(sources, frame)
  return {
    nature: 'records',
    unit: { es: 'componentes de los casos', en: 'components of cases' },
    parts: [
      {
        name: 'delivery',
        columns,
        rows: [...groups.map(({ label, items }) => rowOf(label, items)), rowOf('total', needs)],
      },
      casePart(cases),
    ],
    assumptions: [note('delivery.needs')],
    notes: [note('delivery.time', { days: spec.within, until: spec.until })],
    fewest: fewestOf(
      groups.flatMap(({ items }) => statesOf(items).map((own) => new Set(own.map(({ row }) => holdings[row])).size)),
    ),
    tables: [],
  }
}

const columns: AnalysisColumn[] = [
  { name: 'component', kind: 'word' },
  countColumn('needed'),
  countColumn('due'),
  countColumn('inTime'),
  { name: 'coverage', kind: 'share' },
  countColumn('late'),
  countColumn('pending'),
  countColumn('inTerm'),
  { name: 'medianDays', kind: 'number', decimals: 1 },
]

/** The due ones in time, late and still pending, and those whose time runs. */
const statesOf = (needs: readonly Need[]): readonly (readonly Need[])[] => [
  needs.filter(({ isDue, isInTime }) => isDue && isInTime),
  needs.filter(({ isDue, isInTime, days }) => isDue && !isInTime && days !== null),
  needs.filter(({ isDue, days }) => isDue && days === null),
  needs.filter(({ isDue }) => !isDue),
]

const rowOf = (label: AnalysisValue, needs: readonly Need[]): AnalysisValue[] => {
  const [inTime = 0, late = 0, pending = 0, running = 0] = statesOf(needs).map((own) => own.length)
  const due = inTime + late + pending
  const days = Float64Array.from(needs.flatMap((need) => (need.days === null ? [] : [need.days])))
  return [
    label,
    needs.length,
    due,
    inTime,
    due > 0 ? inTime / due : null,
    late,
    pending,
    running,
    finite(medianOf(days)),
  ]
}

/** Cases by how much of what was due to them they got in time. */
const casePart = (cases: readonly (readonly Need[])[]): AnalysisPart => {
  const due = cases.map((needs) => needs.filter(({ isDue }) => isDue)).filter((needs) => needs.length > 0)
  const got = due.map((needs) => needs.filter(({ isInTime }) => isInTime).length / needs.length)
  const rowsOf = (word: string, test: (share: number) => boolean): AnalysisValue[] => {
    const count = got.filter(test).length
    return [word, count, due.length > 0 ? count / due.length : null]
  }
  return {
    name: 'deliveryCases',
    columns: [{ name: 'category', kind: 'word' }, countColumn('cases'), { name: 'caseShare', kind: 'share' }],
    rows: [
      rowsOf('delivery.all', (share) => share === 1),
      rowsOf('delivery.some', (share) => share > 0 && share < 1),
      rowsOf('delivery.none', (share) => share === 0),
      ['delivery.notDue', cases.length - due.length, null],
      ['total', cases.length, null],
    ],
  }
}
