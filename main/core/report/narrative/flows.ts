import type { Axis, AxisEntry } from '../axes.ts'
import { byEstimate, type Told } from './distribution.ts'
import { bracketed, type Sentence, sentence, type Teller } from './teller.ts'

/** Two axes with the same places: whence and whither. */
type Movement = { readonly from: Axis; readonly to: Axis }

/** The axes of a table of origins and destinations, the one that is told first as the origin; null where it is none. */
export const movementIn = ({ dimensions, levels }: Pick<Teller, 'dimensions' | 'levels'>): Movement | null => {
  const axes = levels ? [...dimensions, levels] : dimensions
  const [from, to, ...more] = axes
  if (!from || !to || more.length > 0) return null
  const labels = new Set(placesOn(from).map(({ label }) => label))
  return placesOn(to).filter(({ label }) => labels.has(label)).length >= fewestPlaces ? { from, to } : null
}

/** Fewer names in common can be chance, as yes and no are. */
const fewestPlaces = 3

const placesOn = ({ entries }: Axis): readonly AxisEntry[] => entries.filter(({ code }) => code !== null)

/** The largest flows between different places, and the place that most stayed in; hidden flows are not among them. */
export const flowSentences = (teller: Teller, { from, to }: Movement): Sentence[] => {
  const { cellAt, names, say } = teller
  const pairs = placesOn(from).flatMap((origin) =>
    placesOn(to).flatMap((destination) => {
      const cell = cellAt([origin.code, destination.code])
      return cell && teller.standing(cell) === 'published' ? [{ origin, destination, entry: origin, cell }] : []
    }),
  )
  const [moved, stayed] = [
    byFlow(pairs.filter(({ origin, destination }) => origin.label !== destination.label)).slice(0, 3),
    byFlow(pairs.filter(({ origin, destination }) => origin.label === destination.label)).slice(0, 1),
  ]
  const axes = { from: names.variable(from.label), to: names.variable(to.label) }
  const shares = teller.levels ? 'share' : 'count'
  const flows = moved.map(({ origin, destination, cell }) =>
    say('flow', {
      origin: names.group(origin, from.entries),
      destination: names.group(destination, to.entries),
      figure: bracketed(teller, cell, false),
    }),
  )
  return [
    ...(flows.length === 0
      ? []
      : [
          sentence(
            say(`flows.${shares}`, { ...axes, list: names.grammar.list(flows) }),
            moved.map(({ cell }) => cell),
          ),
        ]),
    ...stayed.map(({ origin, cell }) =>
      sentence(
        say(`stayed.${shares}`, {
          ...axes,
          place: names.group(origin, from.entries),
          figure: bracketed(teller, cell, true),
        }),
        [cell],
      ),
    ),
  ]
}

const byFlow = <Flow extends Told>(flows: readonly Flow[]): Flow[] => byEstimate(flows) as Flow[]
