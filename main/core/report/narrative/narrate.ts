import type { ComparisonTable } from '../../../contract/comparison.ts'
import type { Wording } from '../../../contract/narrative.ts'
import type { ResultTable } from '../../../contract/results.ts'
import type { TableSpec } from '../../../contract/table.ts'
import { inLanguage } from '../../../contract/text.ts'
import type { Scene } from '../scene.ts'
import { comparedSentences } from './compared.ts'
import { byEstimate, distribution, marginOf } from './distribution.ts'
import { flowSentences, movementIn } from './flows.ts'
import { conditionOf, type Focus, focusOn } from './focus.ts'
import { groupSentences, groupsIn } from './groups.ts'
import { closingSentences, memorySentences, withheldSentences, withheldWhole } from './remarks.ts'
import { type Sentence, sentence, type Teller, tellerOf } from './teller.ts'
import { overall } from './total.ts'

export type NarrativeRequest = {
  /** The table as it may be shown: protected, where it is to leave. */
  readonly table: ResultTable
  /** Comparisons of its figures, likewise. */
  readonly comparisons: readonly ComparisonTable[]
  readonly wording?: Wording | undefined
  readonly spec?: Pick<TableSpec, 'quantile' | 'poverty'> | undefined
}

/**
 * A paragraph on a table, as bound text that an author can go on editing: what is largest, how sizes read in words, how
 * groups differ and what the tests say of it, what is withheld. It says no figure that is hidden, not precise enough, or
 * from which such a figure of this table would follow; where nothing is left it says so.
 */
export const narrate = (request: NarrativeRequest, scene: Scene): string => {
  const teller = tellerOf(request.table, request, scene)
  const lead = distribution(teller)
  const focus = focusIn(teller, lead.length > 0)
  const said = [...lead, ...overall(teller, focus), ...restOf(teller, focus, request.comparisons)]
  return paragraphOf(teller, [...said, ...closingSentences(teller, said)])
}

/** The same of one comparison alone. */
export const narrateComparison = (request: NarrativeRequest, comparison: ComparisonTable, scene: Scene): string => {
  const teller = tellerOf(request.table, request, scene)
  const said = comparedSentences(teller, comparison, focusIn(teller, false))
  return paragraphOf(teller, comparison.compare === 'trend' ? [...said, ...memorySentences(teller)] : said)
}

const paragraphOf = (teller: Teller, said: readonly Sentence[]): string => {
  const title = teller.names.cited(inLanguage(teller.table.title, teller.scene.language))
  const sentences = said.length === 0 ? [sentence(teller.say('nothing', { title }), [])] : said
  return sentences.map(({ text }) => text).join(' ')
}

/** What differs by groups, by place and between rounds, and what of all of it is withheld. */
const restOf = (teller: Teller, focus: Focus, comparisons: readonly ComparisonTable[]): Sentence[] => {
  const { levels } = teller
  const condition = conditionOf(teller)
  const withheld =
    levels && !condition
      ? withheldSentences(teller, levels, marginOf(teller))
      : withheldWhole(
          teller,
          teller.cellAt([...teller.dimensions.map(() => null), ...(condition ? [condition.code] : [])]),
        )
  const compared = comparisons.flatMap((each) => comparedSentences(teller, each, focus))
  const movement = movementIn(teller)
  if (movement) return [...withheld, ...flowSentences(teller, movement), ...compared]
  const along = new Set(
    comparisons.flatMap(({ compare, compared: [axis] }) => (compare === 'differences' && axis ? [axis.variable] : [])),
  )
  const groups = groupsIn(teller, focus).flatMap((each) => [
    ...(along.has(each.axis.variable) && compared.length > 0 ? [] : groupSentences(teller, each, focus)),
    ...withheldSentences(teller, each.axis, each.told),
  ])
  return [...withheld, ...compared, ...groups]
}

/** The level that groups are told by: the condition, else the largest category that is published. */
const focusIn = (teller: Teller, isKnown: boolean): Focus => {
  const [largest] = byEstimate(marginOf(teller).filter(({ cell }) => teller.standing(cell) === 'published'))
  return focusOn(teller, conditionOf(teller) ?? largest?.entry ?? teller.levels?.entries[0] ?? null, isKnown)
}
