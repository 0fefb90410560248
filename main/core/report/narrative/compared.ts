import type { ComparisonCell, ComparisonTable } from '../../../contract/comparison.ts'
import type { Cell } from '../../../contract/results.ts'
import { inLanguage } from '../../../contract/text.ts'
import type { AxisEntry } from '../axes.ts'
import { axesOf } from '../axes.ts'
import { pairCode } from '../comparison/comparison-axes.ts'
import { comparisonFormat } from '../comparison/comparison-fields.ts'
import { boundPlace } from './bound-place.ts'
import { conditionOf, type Focus, focusOn } from './focus.ts'
import { groupName } from './groups.ts'
import { isSeries } from './remarks.ts'
import { comparisonStanding } from './standing.ts'
import { type Sentence, sentence, type Teller } from './teller.ts'

/** Up to this many rows of a comparison are told one by one. */
const few = 3

/**
 * What the tests of a comparison say, at the margins of what is not compared: what is significant with its figures, and of
 * what is not that the data show no difference, which is not that there is none.
 */
export const comparedSentences = (teller: Teller, comparison: ComparisonTable, focus: Focus): Sentence[] => {
  const rows = rowsOf(teller, comparison, focus)
  const told = rows.filter(({ cell }) => comparisonStanding(cell) === 'published')
  const shown = told.slice(0, few).flatMap((row) => rowSentence(teller, comparison, row))
  const withheld = rows.some(({ cell }) => comparisonStanding(cell) === 'imprecise')
  const title = teller.names.cited(inLanguage(comparison.title, teller.scene.language))
  if (shown.length === 0) return withheld ? [sentence(teller.say('compared.withheld', { title }), [])] : []
  const rest = told.length > few ? [sentence(teller.say('compared.more', { title }), [])] : []
  return [...shown, ...rest, ...caveats(teller, comparison)]
}

type Row = { readonly cell: ComparisonCell; readonly focus: Focus; readonly place: string }

/** The rows at the margins, that of the focus first and then the clearest. */
const rowsOf = (teller: Teller, comparison: ComparisonTable, focus: Focus): Row[] => {
  const condition = conditionOf(teller)
  const atMargin = comparison.cells.filter(
    ({ group, level }) => group.every((code) => code === null) && (!condition || level === condition.code),
  )
  const rows = atMargin.flatMap((cell): Row[] => {
    const place = placeOf(comparison, cell)
    const entry = teller.levels?.entries.find(({ code }) => code === cell.level) ?? null
    return place === null ? [] : [{ cell, place, focus: cell.level === focus.level ? focus : focusOn(teller, entry) }]
  })
  const rank = ({ cell, focus: own }: Row) =>
    (own.level === focus.level ? 0 : 1) + (cell.significance === 'significant' ? 0 : 2)
  return rows.toSorted((one, other) => rank(one) - rank(other) || size(other) - size(one))
}

const size = ({ cell: { estimate } }: Row): number => Math.abs(estimate ?? 0)

const placeOf = (comparison: ComparisonTable, cell: ComparisonCell): string | null => {
  const [along] = comparison.compared
  const pair =
    comparison.compare === 'differences' && along ? ([[along.variable, pairCode(comparison, cell)]] as const) : []
  return boundPlace(comparison, cell, pair)
}

const rowSentence = (teller: Teller, comparison: ComparisonTable, row: Row): Sentence[] => {
  const { say, scene, names } = teller
  const { cell, focus, place } = row
  const bound = (field: string) => `{${comparison.id}${place}.${field}}`
  const isTested = cell.significance !== 'notTested'
  const figure = bound('estimate')
  const values = {
    figure,
    unit: unitOf(teller, comparison),
    test: isTested ? say('compared.test', { interval: bound('estimate:ci'), p: bound('pHolm') }) : '',
    evidence: isTested
      ? say('compared.evidence', {
          figure,
          unit: unitOf(teller, comparison),
          interval: bound('estimate:ci'),
          p: bound('pHolm'),
        })
      : '',
    measure: focus.measure,
    of: teller.of,
  }
  const outcome = cell.significance
  if (comparison.compare === 'contrast') {
    const title = names.cited(inLanguage(comparison.title, scene.language))
    return [sentence(say(`contrast.${outcome}`, { ...values, title }), [])]
  }
  if (comparison.compare === 'trend') {
    const [from = '', to = ''] = [comparison.terms[0], comparison.terms.at(-1)].map((term) =>
      endOf(teller, comparison, term?.at[0] ?? ''),
    )
    const direction = outcome !== 'significant' ? outcome : (cell.estimate ?? 0) > 0 ? 'up' : 'down'
    const axis = teller.dimensions.find(({ variable }) => variable === comparison.compared[0]?.variable)
    const label = inLanguage(comparison.compared[0]?.label, scene.language) || (comparison.compared[0]?.variable ?? '')
    const per = axis && isSeries(axis) ? say('per.year') : say('per.unit', { along: names.variable(label) })
    return [sentence(say(`trend.${direction}`, { ...values, per, from, to }), [])]
  }
  const amounts = {
    first: shareOf(teller, comparison, bound('firstEstimate')),
    second: shareOf(teller, comparison, bound('secondEstimate')),
  }
  if (comparison.compare === 'change') {
    const window = (text: Parameters<typeof inLanguage>[0]) => names.free(inLanguage(text, scene.language))
    const rounds = { later: window(comparison.window), earlier: window(comparison.earlier?.window) }
    return [
      sentence(say(`change.${outcome}`, { ...values, ...amounts, ...rounds }), figuresOf(teller, comparison, cell)),
    ]
  }
  const cells = figuresOf(teller, comparison, cell)
  if (cells.some((each) => teller.standing(each) !== 'published')) return []
  return [
    sentence(say(`difference.${outcome}`, { ...values, ...amounts, ...groupsOf(teller, comparison, cell) }), cells),
  ]
}

/** The cells of the table whose figures a row holds against each other. */
const figuresOf = (teller: Teller, comparison: ComparisonTable, row: ComparisonCell): Cell[] => {
  const codes = (code: string | null) =>
    teller.dimensions.map(({ variable }) =>
      comparison.compared.some((each) => each.variable === variable) ? code : null,
    )
  const at = (code: string | null) => teller.cellAt(teller.levels ? [...codes(code), row.level] : codes(code))
  return [at(row.first), at(row.second)].flatMap((cell) => cell ?? [])
}

const groupsOf = (teller: Teller, comparison: ComparisonTable, { first, second }: ComparisonCell) => {
  const axis = teller.dimensions.find(({ variable }) => variable === comparison.compared[0]?.variable)
  const name = (code: string | null): string => {
    const entry = axis?.entries.find((each: AxisEntry) => each.code === code)
    return axis && entry ? groupName(teller, axis, entry) : teller.names.cited(code ?? '')
  }
  return { firstGroup: name(first), secondGroup: name(second) }
}

const endOf = (teller: Teller, comparison: ComparisonTable, code: string): string => {
  const axes = axesOf(
    { ...comparison, dimensions: comparison.compared, levels: [], cells: [{ group: [code], level: null }] },
    teller.scene.language,
    teller.scene.texts,
  )
  return teller.names.free(axes[0]?.entries[0]?.label ?? code)
}

/** Points where figures are percentages, else the unit of the figures. */
const unitOf = ({ names, say, scene }: Teller, comparison: ComparisonTable): string => {
  if (comparisonFormat('estimate', comparison).kind === 'points') return say('points')
  const unit = inLanguage(comparison.unit, scene.language)
  return unit.trim() === '' ? '' : names.variable(unit)
}

const shareOf = ({ say }: Teller, comparison: ComparisonTable, figure: string): string =>
  comparisonFormat('firstEstimate', comparison).kind === 'percent' ? say('share', { figure }) : figure

/** Rounds may not be alike. */
const caveats = ({ say }: Teller, { compare }: ComparisonTable): Sentence[] =>
  compare === 'change' ? [sentence(say('caveat.rounds'), [])] : []
