import type { Perturbation, ResultTable } from '../../contract/results.ts'
import type { Language } from '../../contract/text.ts'
import { part } from './methodology/part.ts'
import { decimal, formatNumber, integer } from './number-format.ts'
import type { MethodologyPart } from './report.ts'
import type { Scene } from './scene.ts'
import type { Texts } from './texts.ts'

type Words = Pick<Scene, 'language' | 'texts'>

/** What a reader must know of changed figures: how far they are from those as they were, and what adds up. */
export const perturbationText = (
  { perturbation }: Pick<ResultTable, 'perturbation'>,
  words: Words,
): readonly string[] => (perturbation === undefined ? [] : linesOf(perturbation, words))

const linesOf = (perturbation: Perturbation, { language, texts }: Words): readonly string[] => {
  const number = (value: number): string => numberIn(value, language)
  if (perturbation.method === 'cellKey') {
    const { weighted, totals } = perturbation
    return [
      texts('perturbation.cellKey'),
      ...(weighted === null ? [] : [texts('perturbation.cellKey.weighted', { weighted: number(weighted) })]),
      ...(totals === null ? [] : [texts('perturbation.cellKey.totals', { totals: number(totals) })]),
    ]
  }
  const { counts, weighted, totals, steps } = perturbation
  const reach = (base: number): string => number(base * (steps + 1))
  return [
    texts('perturbation.rounding', {
      counts: number(counts),
      weighted: number(weighted),
      countsReach: reach(counts),
      weightedReach: reach(weighted),
    }),
    ...(totals === null
      ? []
      : [texts('perturbation.rounding.totals', { totals: number(totals), reach: reach(totals) })]),
  ]
}

/** What is said of a product whose figures were changed, wherever there is one line for it. */
export const perturbationStatus = (tables: readonly ResultTable[], texts: Texts): readonly string[] => {
  const method = tables.find(({ perturbation }) => perturbation !== undefined)?.perturbation?.method
  return method === undefined ? [] : [texts(`perturbation.status.${method}`)]
}

/** The part of the methodology on changed figures; empty where nothing was changed. */
export const perturbationPart = (tables: readonly ResultTable[], { texts }: Words): MethodologyPart => {
  const method = tables.find(({ perturbation }) => perturbation !== undefined)?.perturbation?.method
  const title = texts(`perturbation.title.${method ?? 'rounding'}`)
  const paragraphs = method === undefined ? [] : partsOf[method].map((name) => texts(`perturbation.${method}.${name}`))
  return part(title, { paragraphs })
}

/** What is told of each method, in order. */
const partsOf = {
  rounding: ['about', 'derived', 'precision', 'records'],
  cellKey: ['about', 'adding', 'derived', 'amounts', 'precision', 'records'],
} as const

/** A round number with the decimals that it has. */
const numberIn = (value: number, language: Language): string =>
  formatNumber(value, value >= 1 ? integer : decimal(Math.ceil(-Math.log10(value) - 1e-9)), language)
