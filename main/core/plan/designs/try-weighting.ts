import type { DesignSpec } from '../../../contract/design.ts'
import { Failure, soundly } from '../../../contract/failure.ts'
import type { Localized } from '../../../contract/text.ts'
import { categoriesOf } from '../../data/categories.ts'
import type { Frame } from '../../data/frame.ts'
import { type Histogram, histogram, rangeOf } from '../../data/histogram.ts'
import { diagnostics, type WeightDiagnostics } from '../../weighting/diagnostics.ts'
import type { LedgerCell, LedgerEntry } from '../../weighting/ledger.ts'
import { frameNamed, sampleOf } from './prepare-design.ts'
import { takeStep, type Weighed } from './weighting-step.ts'

/** Classes in which weights are counted. */
const classes = 24

/**
 * What a weighting step of a plan does: `applied`; `off` because it is switched off; `failed`, with why; or `waiting`
 * behind a step that failed.
 */
export type TriedLayer =
  | {
      readonly state: 'applied'
      readonly entry: LedgerEntry
      readonly spread: Spread
      readonly margins: readonly NamedMargin[]
    }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'off' | 'waiting' }

/** Records by the size of their weight, before and after a step, in the same classes. */
export type Spread = { readonly before: Histogram; readonly after: Histogram }

export type NamedMargin = {
  readonly by: readonly string[]
  readonly cells: readonly (LedgerCell & { readonly labels: readonly Localized[] })[]
}

export type Trial = { readonly base: WeightDiagnostics } | { readonly failure: Failure }

/**
 * Takes the weighting steps of a design one by one, without replicates, as far as they go: a step that fails is told
 * and does not hide those before it. The first thing yielded is the sample itself, then one layer per step.
 */
export function* tryWeighting(
  spec: DesignSpec,
  frames: ReadonlyMap<string, Frame>,
): Generator<Trial | TriedLayer, void, void> {
  const sample = soundly(() => sampleOf(spec, frames))
  yield sample instanceof Failure ? { failure: sample } : { base: diagnostics(sample.weights) }
  let weighed: Weighed | null = sample instanceof Failure ? null : { design: sample, met: [] }
  for (const step of spec.weighting) {
    if (!step.enabled) yield { state: 'off' }
    else if (weighed === null) yield { state: 'waiting' }
    else {
      const [before, frame]: [Weighed, Frame] = [weighed, frameNamed(spec.dataset, frames)]
      const sources = { design: spec.id, frame, datasets: (name: string) => frameNamed(name, frames) }
      const taken = soundly(() => takeStep(before, step, sources))
      weighed = taken instanceof Failure ? null : taken
      yield taken instanceof Failure
        ? { state: 'failed', failure: taken }
        : {
            state: 'applied',
            entry: taken.entry,
            spread: spreadOf(before.design.weights, taken.design.weights),
            margins: taken.entry.margins.map(({ by, cells }) => ({ by, cells: labelled(frame, by, cells) })),
          }
    }
  }
}

const spreadOf = (before: Float64Array, after: Float64Array): Spread => {
  const [leastBefore, mostBefore] = rangeOf(before)
  const [leastAfter, mostAfter] = rangeOf(after)
  const range = [Math.min(leastBefore, leastAfter), Math.max(mostBefore, mostAfter)] as const
  return { before: histogram(before, classes, range), after: histogram(after, classes, range) }
}

/** The cells of a margin with the labels of their categories. */
const labelled = (frame: Frame, by: readonly string[], cells: readonly LedgerCell[]) => {
  const labels = by.map(
    (name) => new Map(categoriesOf(frame, name).categories.map(({ code, label }) => [code, label ?? code] as const)),
  )
  return cells.map((cell) => ({
    ...cell,
    labels: cell.codes.map((code, place) => labels[place]?.get(code) ?? code),
  }))
}
