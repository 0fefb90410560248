import type { AxisEntry } from '../axes.ts'
import { decimal, formatNumber } from '../number-format.ts'
import type { Teller } from './teller.ts'

/** Of which level a table is told beyond its distribution, and how what it measures is called: "la proporción de mujeres". */
export type Focus = { readonly level: string | null; readonly measure: string }

/** The level that says yes, where a statistic has one level or the two of a yes or no; null where it has others or none. */
export const conditionOf = (teller: Teller): AxisEntry | null => {
  const { levels, scene } = teller
  if (!levels) return null
  const [first, second, ...more] = levels.entries
  if (!second) return first ?? null
  if (!first || more.length > 0) return null
  const [yes, no] = [scene.texts('narrative.yes'), scene.texts('narrative.no')]
  const small = [first, second].map(({ label }) => label.trim().toLowerCase())
  if (small[0] === yes && small[1] === no) return first
  return small[0] === no && small[1] === yes ? second : null
}

/** The condition in a citation: the label of the statistic, with that of its level where it is no plain yes. */
export const conditionText = ({ levels, names, scene }: Teller, { label }: AxisEntry): string => {
  const isYes = label.trim().toLowerCase() === scene.texts('narrative.yes')
  const about = levels?.label ?? ''
  return names.cited(isYes ? about : `${about}: ${label}`)
}

/** Is the label of the levels a question, which is answered and not met? */
export const isQuestion = (label: string): boolean => /^\s*¿|\?\s*$/u.test(label)

/** `isKnown`: the condition has just been told, and is only pointed at. */
export const focusOn = (teller: Teller, level: AxisEntry | null, isKnown = false): Focus => {
  const { levels, names, wording, say } = teller
  if (!level || !levels) return { level: null, measure: names.written(wording.measure) ?? statisticName(teller) }
  const predicate = names.written(wording.levels?.[level.code ?? ''])
  if (predicate !== null) return { level: level.code, measure: say('measure.predicate', { predicate }) }
  const isMet = conditionOf(teller) === level
  if (isMet && isKnown) return { level: level.code, measure: say('measure.same') }
  const category = names.category(level, levels.entries)
  if (isMet && !isQuestion(levels.label))
    return { level: level.code, measure: say('measure.condition', { condition: conditionText(teller, level) }) }
  if (isMet) {
    const question = names.cited(levels.label)
    return { level: level.code, measure: say('measure.answer', { question, level: category }) }
  }
  return { level: level.code, measure: say('measure.level', { level: category }) }
}

/** "la media", "la mediana", "el 9.º decil", "el índice de Gini". */
export const statisticName = ({ table, spec, say, names: { grammar }, scene }: Teller): string => {
  const { statistic } = table
  if (statistic === 'poverty') return say(`measure.poverty.${spec?.poverty?.alpha ?? 0}`)
  if (statistic !== 'quantile') return say(`measure.${statistic}`)
  const percentile = Math.round((spec?.quantile?.order ?? 0.5) * 1e4) / 1e2
  if (percentile === 50) return say('measure.median')
  if (percentile % 25 === 0) return say('measure.quartile', { rank: grammar.ordinal(percentile / 25) })
  if (percentile % 10 === 0) return say('measure.decile', { rank: grammar.ordinal(percentile / 10) })
  return say('measure.percentile', {
    rank: formatNumber(percentile, decimal(Number.isInteger(percentile) ? 0 : 1), scene.language),
  })
}
