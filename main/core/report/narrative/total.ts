import type { Cell } from '../../../contract/results.ts'
import { inLanguage } from '../../../contract/text.ts'
import { fieldFormat } from '../measure.ts'
import { formatNumber } from '../number-format.ts'
import type { Focus } from './focus.ts'
import { amount, figureOf, inBrackets, type Sentence, sentence, type Teller } from './teller.ts'

/** The figure over all dimensions of a table without levels, with its unit and, of a total, its window. */
export const overall = (teller: Teller, { measure }: Focus): Sentence[] => {
  const { table, dimensions, cellAt, names, say, ofMany, among, scene } = teller
  if (teller.levels) return []
  const cell = cellAt(dimensions.map(() => null))
  if (!cell || teller.standing(cell) !== 'published') return []
  const { language } = scene
  const text = (part: 'unit' | 'universe' | 'window' | 'title') => inLanguage(table[part], language)
  const window = text('window') === '' ? '' : say('window', { window: names.free(text('window')) })
  if (table.statistic === 'count') {
    const known = names.noun(text('universe')) !== null || names.written(teller.wording.universe) !== null
    const key = `count.${table.probability ? 'estimated' : 'recorded'}`
    const unit = unitOf(teller, cell, text('unit'), known)
    return [
      sentence(say(key, { of: ofMany, figure: figureOf(teller, cell), unit, more: inBrackets(teller, cell, window) }), [
        cell,
      ]),
    ]
  }
  const figure = amount(teller, cell)
  const unit = isPercentUnit(table.statistic) ? '' : unitOf(teller, cell, text('unit'), false)
  const title = names.cited(text('title'))
  const key = names.written(teller.wording.measure) === null ? 'average' : 'average.measured'
  const more = inBrackets(teller, cell, table.statistic === 'total' ? window : '')
  return [sentence(say(key, { title, measure, figure, unit, more, among }), [cell])]
}

const isPercentUnit = (statistic: string): boolean => statistic === 'poverty' || statistic === 'gini'

/** The unit behind a number, apart from it where the number is one; not where the universe says it already. */
const unitOf = ({ table, names, say, scene }: Teller, cell: Cell, unit: string, isSaid: boolean): string => {
  if (isSaid || unit.trim() === '') return ''
  const named = names.variable(unit)
  const printed = formatNumber(cell.estimate, fieldFormat('estimate', table.statistic), scene.language)
  return printed === '1' ? say('unit.one', { unit: named }) : named
}
