import type { Cell } from '../../../contract/results.ts'
import type { Axis } from '../axes.ts'
import type { Told } from './distribution.ts'
import { groupName } from './groups.ts'
import { withholdings } from './standing.ts'
import { type Sentence, sentence, type Teller } from './teller.ts'

/** Up to this many categories without a figure are named. */
const few = 3

/** What is not told, and why: the categories by their names where they are few. */
export const withheldSentences = (teller: Teller, axis: Axis, told: readonly Told[]): Sentence[] => {
  const { names, say } = teller
  return withholdings.flatMap((reason) => {
    const without = told.filter(({ cell }) => teller.standing(cell) === reason)
    if (without.length === 0) return []
    const params = {
      count: String(without.length),
      all: String(told.length),
      axis: names.variable(axis.label),
      list: names.grammar.list(without.map(({ entry }) => groupName(teller, axis, entry))),
    }
    const key = without.length === told.length ? 'all' : without.length <= few ? 'named' : 'counted'
    return [sentence(say(`withheld.${reason}.${key}`, params), [])]
  })
}

/** That the figure over all groups is not told. */
export const withheldWhole = ({ standing, say }: Teller, cell: Cell | undefined): Sentence[] => {
  const reason = withholdings.find((each) => cell !== undefined && standing(cell) === each)
  return reason === undefined ? [] : [sentence(say(`withheld.${reason}.whole`), [])]
}

/** What holds of all that was said: a series from memory, several answers, marked figures, records that are no sample. */
export const closingSentences = (teller: Teller, said: readonly Sentence[]): Sentence[] => {
  const { table, say } = teller
  const cells = said.flatMap((each) => each.cells)
  if (cells.length === 0) return []
  const keys = [
    ...(table.statistic === 'shareOfCases' && cells.length > 1 ? ['multiple'] : []),
    ...(cells.some(({ verdict }) => verdict.level === 'weak') ? ['weak'] : []),
    ...(table.probability ? [] : ['records']),
  ]
  return [...memorySentences(teller), ...keys.map((key) => sentence(say(`remark.${key}`), []))]
}

/** A sample tells of years from memory. */
export const memorySentences = ({ table, dimensions, say }: Teller): Sentence[] =>
  table.probability && dimensions.some(isSeries) ? [sentence(say('remark.memory'), [])] : []

/** Years, or periods that begin with one. */
export const isSeries = ({ entries }: Pick<Axis, 'entries'>): boolean => {
  const labels = entries.flatMap(({ code, label }) => (code === null ? [] : [label]))
  return labels.length > 1 && labels.every((label) => /^(19|20)\d\d(?!\d)/.test(label))
}
