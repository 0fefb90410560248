import type { Axis, AxisEntry } from '../axes.ts'
import { placesOf } from '../axes.ts'
import { byEstimate, type Told } from './distribution.ts'
import type { Focus } from './focus.ts'
import { amount, amountWithInterval, bracketed, hasInterval, type Sentence, sentence, type Teller } from './teller.ts'

/** What a figure is told apart by: the categories of a dimension, or the places of several. */
export type Groups = { readonly axis: Axis; readonly told: readonly Told[] }

/** Up to this many groups are named one by one; of more, the highest and the lowest. */
const few = 4

/** The groups of each dimension, with their figures at the margins of the other dimensions; where there are none, every place. */
export const groupsIn = (teller: Teller, { level }: Focus): Groups[] => {
  const { dimensions, cellAt } = teller
  const at = (codes: readonly (string | null)[]) => cellAt(level === null ? codes : [...codes, level])
  const alone = dimensions
    .map((axis) => ({
      axis,
      told: categoriesOf(axis).flatMap((entry): Told[] => {
        const cell = at(dimensions.map((each) => (each === axis ? entry.code : null)))
        return cell ? [{ entry, cell }] : []
      }),
    }))
    .filter(({ told }) => told.length > 0)
  if (alone.length > 0 || dimensions.length < 2) return alone
  const places = placesOf(dimensions.map((axis) => ({ ...axis, entries: categoriesOf(axis) })))
  const told = places.flatMap((place): Told[] => {
    const cell = at(place.map(({ code }) => code))
    const code = JSON.stringify(place.map((entry) => entry.code))
    return cell ? [{ entry: { code, label: place.map(({ label }) => label).join(' · ') }, cell }] : []
  })
  const label = dimensions.map((axis) => axis.label).join(' · ')
  return [{ axis: { variable: '', label, isLevel: false, entries: told.map(({ entry }) => entry) }, told }]
}

const categoriesOf = ({ entries }: Axis): readonly AxisEntry[] => entries.filter(({ code }) => code !== null)

/** How the figure differs between groups, as they are shown; who is really ahead is not said. */
export const groupSentences = (teller: Teller, { axis, told }: Groups, focus: Focus): Sentence[] => {
  const published = told.filter(({ cell }) => teller.standing(cell) === 'published')
  if (published.length === 0) return []
  const isWhole = told.every(({ cell }) => ['published', 'void'].includes(teller.standing(cell)))
  return [
    told.length > few ? ranking(teller, axis, focus, published, isWhole) : oneByOne(teller, axis, focus, published),
  ]
}

/** A group inside a sentence: as the author names it, or its category. */
export const groupName = (
  { names, wording }: Pick<Teller, 'names' | 'wording'>,
  axis: Pick<Axis, 'variable' | 'entries'>,
  entry: AxisEntry,
): string => names.written(wording.groups?.[axis.variable]?.[entry.code ?? '']) ?? names.group(entry, axis.entries)

const oneByOne = (teller: Teller, axis: Axis, { measure }: Focus, published: readonly Told[]): Sentence => {
  const { names, say } = teller
  const withIntervals = published.length <= 2
  const items = published.map(({ entry, cell }) => {
    const figure = withIntervals ? amountWithInterval(teller, cell) : amount(teller, cell)
    return say('group', { figure, group: groupName(teller, axis, entry) })
  })
  const params = { dimension: names.variable(axis.label), measure, list: names.grammar.list(items) }
  return sentence(
    say('groups', params),
    published.map(({ cell }) => cell),
  )
}

const ranking = (
  teller: Teller,
  axis: Axis,
  { measure }: Focus,
  published: readonly Told[],
  isWhole: boolean,
): Sentence => {
  const { names, say } = teller
  const sorted = byEstimate(published)
  const [top, last] = [sorted.slice(0, 3), sorted.length > few ? sorted.at(-1) : undefined]
  const item = ({ entry, cell }: Told) => `${groupName(teller, axis, entry)} ${bracketed(teller, cell, false)}`
  const params = {
    dimension: names.variable(axis.label),
    measure,
    list: names.grammar.list(top.map(item)),
    caution: top.some((each, at) => at > 0 && meets(top[at - 1], each)) ? say('ranking.caution') : '',
    lowest: last ? say('ranking.lowest', { group: item(last) }) : '',
  }
  const key = `ranking${isWhole ? '' : '.published'}${top.length === 1 ? '.one' : ''}`
  return sentence(
    say(key, params),
    (last ? [...top, last] : top).map(({ cell }) => cell),
  )
}

/** Do the intervals of two figures meet? */
const meets = (one: Told | undefined, other: Told): boolean =>
  one !== undefined &&
  hasInterval(one.cell) &&
  hasInterval(other.cell) &&
  (one.cell.ciLow ?? 0) <= (other.cell.ciHigh ?? 0)
