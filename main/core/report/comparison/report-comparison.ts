import type { ComparisonTable } from '../../../contract/comparison.ts'
import { verdictLevels } from '../../../contract/results.ts'
import { inLanguage } from '../../../contract/text.ts'
import { complementsNote, testsIn } from '../../comparison/one-test.ts'
import { isOnlyLevel } from '../axes.ts'
import { comparisonBaseText } from '../base-text.ts'
import { isDoubtful, markOf, needsMark } from '../marks.ts'
import { decimal, formatInterval, formatNumber, integer } from '../number-format.ts'
import type { Fact, ReportTable } from '../report.ts'
import { alphaText, levelText, type Scene, tableAnchor } from '../scene.ts'
import { categoryLabel, comparisonAxes, comparisonsByPlace } from './comparison-axes.ts'
import { comparisonFormat, comparisonUnit, pText } from './comparison-fields.ts'
import { comparisonGrid, rowHeader } from './comparison-grid.ts'
import { comparisonRecords } from './comparison-records.ts'

/** A comparison made readable as a table: what is compared, its tests in words and signs, and how to read them. */
export const reportComparison = (comparison: ComparisonTable, number: number, scene: Scene): ReportTable => {
  const { language, texts } = scene
  const levels = new Set(comparison.cells.map(({ verdict }) => verdict.level))
  const marked = verdictLevels.filter((level) => levels.has(level) && needsMark(level))
  return {
    kind: 'table',
    id: comparison.id,
    anchor: tableAnchor(comparison.id),
    label: texts('report.table', { number }),
    title: inLanguage(comparison.title, language),
    facts: factsOf(comparison, scene),
    reading: readingOf(comparison, scene),
    grid: comparisonGrid(comparison, scene),
    records: comparisonRecords(comparison, scene),
    marks: marked.map((level) => markOf(level, texts)),
    notes: [
      ...comparison.notes.map((note) => texts(`note.${note}`)),
      ...familyNote(comparison, scene),
      ...(marked.some(isDoubtful) ? [texts('comparison.doubtful')] : []),
    ],
  }
}

/** What a table says of the differences in its columns: their unit, and how their tests were adjusted. */
export const besideNotes = (comparison: ComparisonTable, scene: Scene): string[] => [
  scene.texts('comparison.beside', {
    title: inLanguage(comparison.title, scene.language),
    unit: comparisonUnit(comparison, scene),
  }),
  ...familyNote(comparison, scene),
  ...(comparison.notes.includes(complementsNote) ? [scene.texts(`note.${complementsNote}`)] : []),
  ...(comparison.cells.some(({ verdict }) => isDoubtful(verdict.level)) ? [scene.texts('comparison.doubtful')] : []),
]

const factsOf = (comparison: ComparisonTable, scene: Scene): Fact[] => {
  const { language, texts } = scene
  const fact = (term: string, text: string): Fact => ({ term, text })
  const said = comparisonAxes(comparison, scene)
    .filter(isOnlyLevel)
    .map(({ label, entries }) => fact(label, entries[0]?.label ?? ''))
  const own = [
    fact(texts('report.fact.unit'), comparisonUnit(comparison, scene)),
    fact(texts('report.fact.universe'), inLanguage(comparison.universe, language)),
    fact(texts('report.fact.base'), comparisonBaseText(comparison, scene)),
    fact(texts('report.fact.window'), inLanguage(comparison.window, language)),
  ]
  return [...said, ...termFacts(comparison, scene), ...own, ...roundFacts(comparison, scene)].filter(
    ({ text }) => text !== '',
  )
}

/** The cells of a contrast with their coefficients; the categories a trend runs along. */
const termFacts = (comparison: ComparisonTable, { language, texts }: Scene): Fact[] => {
  const { compare, compared, terms } = comparison
  if (terms.length === 0) return []
  const cellOf = (at: readonly string[]) =>
    at.map((code, place) => categoryLabel(comparison, code, language, place)).join(', ')
  if (compare === 'contrast') {
    const parts = terms.map(({ at, coefficient }) => {
      const sign = coefficient < 0 ? '−' : '+'
      const size = formatNumber(Math.abs(coefficient), decimal(Number.isInteger(coefficient) ? 0 : 3), language)
      return `${sign}${size} × (${cellOf(at)})`
    })
    return [{ term: texts('comparison.fact.contrast'), text: parts.join(' ') }]
  }
  const along = inLanguage(compared[0]?.label, language) || (compared[0]?.variable ?? '')
  const ends = [terms[0], terms.at(-1)].map((term) => cellOf(term?.at ?? []))
  return [{ term: texts('comparison.fact.trend'), text: `${along} (${ends.join('–')})` }]
}

const roundFacts = ({ earlier }: ComparisonTable, { language, texts }: Scene): Fact[] => {
  if (!earlier) return []
  const fact = (name: string, text: string): Fact => ({ term: texts(`comparison.fact.${name}`), text })
  const number = (value: number) => formatNumber(value, integer, language)
  const { units } = earlier
  return [
    fact('earlier', [earlier.window, earlier.universe].map((text) => inLanguage(text, language)).join(' · ')),
    ...(units === undefined
      ? []
      : [
          fact(
            'units',
            texts('comparison.fact.units.text', {
              common: number(units.common),
              later: number(units.later),
              earlier: number(units.earlier),
            }),
          ),
        ]),
    fact('comparability', inLanguage(earlier.comparability, language)),
  ]
}

const familyNote = (comparison: ComparisonTable, { language, texts }: Scene): string[] => {
  const tests = testsIn(comparison)
  if (tests === 0) return []
  const alpha = alphaText(comparison.ciLevel, language)
  return [tests === 1 ? texts('comparison.family.one', { alpha }) : texts('comparison.family', { tests, alpha })]
}

/** One row of the table read aloud. */
const readingOf = (comparison: ComparisonTable, scene: Scene): string => {
  const { language, texts } = scene
  const axes = comparisonAxes(comparison, scene)
  const cell = comparisonsByPlace(comparison)(axes.map(({ entries }) => entries[0]?.code ?? null))
  if (!cell || cell.ciLow === null) return ''
  const named = axes.filter((axis) => !isOnlyLevel(axis)).map(({ entries }) => entries[0]?.label ?? '')
  const format = comparisonFormat('estimate', comparison)
  return texts('comparison.reading', {
    place: named.length === 0 ? rowHeader(comparison, scene) : named.join(' · '),
    estimate: formatNumber(cell.estimate, format, language),
    unit: comparisonUnit(comparison, scene),
    level: levelText(comparison.ciLevel, language),
    interval: formatInterval(cell.ciLow, cell.ciHigh, format, language),
    p: pText(cell.pHolm, scene),
    significance: texts(`comparison.significance.${cell.significance}`),
  })
}
