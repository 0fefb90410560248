import type { Cell } from '../../../contract/results.ts'
import type { AxisEntry } from '../axes.ts'
import { fieldFormat } from '../measure.ts'
import { formatNumber } from '../number-format.ts'
import { conditionOf, conditionText, isQuestion } from './focus.ts'
import { magnitudeOf } from './magnitude.ts'
import { amount, amountWithInterval, bracketed, hasInterval, type Sentence, sentence, type Teller } from './teller.ts'

/** A category with its figure. */
export type Told = { readonly entry: AxisEntry; readonly cell: Cell }

/** Largest first. */
export const byEstimate = (told: readonly Told[]): Told[] =>
  told.toSorted((one, other) => (other.cell.estimate ?? 0) - (one.cell.estimate ?? 0))

/** Every level at the margin of all dimensions. */
export const marginOf = ({ levels, dimensions, cellAt }: Teller): Told[] =>
  (levels?.entries ?? []).flatMap((entry): Told[] => {
    const cell = cellAt([...dimensions.map(() => null), entry.code])
    return cell ? [{ entry, cell }] : []
  })

/**
 * How a whole divides at the margin of the table: the condition that is met, or the largest category with those that
 * follow. What the largest category is ahead by is said only where the intervals are apart: two figures of one sample
 * whose intervals do not meet differ at that level whatever their covariance, by the inequality of Cauchy and Schwarz.
 */
export const distribution = (teller: Teller): Sentence[] => {
  const told = marginOf(teller)
  const published = byEstimate(told.filter(({ cell }) => teller.standing(cell) === 'published'))
  const condition = conditionOf(teller)
  if (condition)
    return published.filter(({ entry }) => entry === condition).map((met) => conditionSentence(teller, met))
  const isWhole = told.every(({ cell }) => ['published', 'void'].includes(teller.standing(cell)))
  const [first, second, third] = published
  if (!first) return []
  if (!second) return [oneOf(teller, first, isWhole)]
  const isLed = isApart(teller, first, second)
  if (isWhole && published.length === 2 && teller.table.statistic !== 'shareOfCases')
    return [halves(teller, first, second, isLed)]
  if (!isLed) return [tied(teller, published, isWhole)]
  return [oneOf(teller, first, isWhole), followers(teller, third ? [second, third] : [second], hasInterval(first.cell))]
}

/** Does one category lead the next: by their intervals where there are any, else as printed? */
const isApart = ({ table, scene }: Teller, { cell: first }: Told, { cell: next }: Told): boolean => {
  if (first.ciLow !== null && next.ciHigh !== null) return first.ciLow > next.ciHigh
  const print = ({ estimate }: Cell) => formatNumber(estimate, fieldFormat('estimate', table.statistic), scene.language)
  return print(first) !== print(next)
}

const conditionSentence = (teller: Teller, { entry, cell }: Told): Sentence => {
  const { levels, names, wording, say, of } = teller
  const share = amountWithInterval(teller, cell)
  const roughly = roughlyOf(teller, cell)
  const predicate = names.written(wording.levels?.[entry.code ?? ''])
  if (predicate !== null) return sentence(say('predicate', { share, of, ...roughly, predicate }), [cell])
  const label = levels?.label ?? ''
  const text = isQuestion(label)
    ? say('answer', { question: names.cited(label), level: names.cited(entry.label), share, of, ...roughly })
    : say('condition', { condition: conditionText(teller, entry), share, of, ...roughly })
  return sentence(text, [cell])
}

/** The largest category, or the largest of those that are published. */
const oneOf = (teller: Teller, { entry, cell }: Told, isWhole: boolean): Sentence => {
  const { names, wording, say, of } = teller
  const predicate = isWhole ? names.written(wording.levels?.[entry.code ?? '']) : null
  const params = { ...nameOf(teller, entry), share: amountWithInterval(teller, cell), of, ...roughlyOf(teller, cell) }
  if (predicate !== null) return sentence(say('predicate', { ...params, predicate }), [cell])
  const kind = isWhole ? teller.table.statistic : 'published'
  return sentence(say(`largest.${kind}`, params), [cell])
}

const halves = (teller: Teller, first: Told, second: Told, isLed: boolean): Sentence => {
  const { names, wording, say, of } = teller
  const params = {
    ...nameOf(teller, first.entry),
    share: amountWithInterval(teller, first.cell),
    of,
    ...roughlyOf(teller, first.cell),
  }
  const predicate = names.written(wording.levels?.[first.entry.code ?? ''])
  if (predicate !== null) return sentence(say('predicate', { ...params, predicate }), [first.cell])
  const other = names.category(second.entry, teller.levels?.entries ?? [])
  return sentence(
    say('halves', { ...params, other, rest: amount(teller, second.cell), caution: isLed ? '' : say('halves.caution') }),
    [first.cell, second.cell],
  )
}

/** Categories of which none is known to be the largest. */
const tied = (teller: Teller, published: readonly Told[], isWhole: boolean): Sentence => {
  const { names, levels, say, among } = teller
  const shown = published.slice(0, 3)
  const items = shown.map(
    ({ entry, cell }, at) => `${names.category(entry, levels?.entries ?? [])} ${bracketed(teller, cell, at < 2)}`,
  )
  const params = { by: by(teller), among, list: names.grammar.list(items) }
  const cells = shown.map(({ cell }) => cell)
  const [first] = shown
  const caution = first && hasInterval(first.cell) ? say('overlap') : ''
  return sentence(say(isWhole ? 'most' : 'most.published', { ...params, caution }), cells)
}

const followers = (teller: Teller, next: readonly Told[], isTested: boolean): Sentence => {
  const { names, levels, say } = teller
  const items = next.map(
    ({ entry, cell }) => `${names.category(entry, levels?.entries ?? [])} ${bracketed(teller, cell, false)}`,
  )
  const params = { list: names.grammar.list(items), lead: isTested ? say('lead') : '' }
  return sentence(
    say(next.length === 1 ? 'next.one' : 'next.other', params),
    next.map(({ cell }) => cell),
  )
}

const nameOf = (teller: Teller, entry: AxisEntry) => ({
  by: by(teller),
  level: teller.names.category(entry, teller.levels?.entries ?? []),
})

/** "según sexo", or "en las respuestas a «¿Salieron todos?»". */
const by = ({ names, levels, say }: Teller): string => {
  const label = levels?.label ?? ''
  return isQuestion(label)
    ? say('by.question', { label: names.cited(label) })
    : say('by', { label: names.variable(label) })
}

/** "más de la mitad" as it stands inside a sentence and at its end. */
const roughlyOf = ({ say }: Teller, cell: Cell) => {
  const magnitude = magnitudeOf(cell)
  if (magnitude === null) return { inside: '', after: '' }
  const words = say(`magnitude.${magnitude}`)
  return { inside: say('roughly.inside', { words }), after: say('roughly.after', { words }) }
}
