import type { ResultTable } from '../../contract/results.ts'
import { inLanguage, type Language } from '../../contract/text.ts'
import { decimal, formatNumber, percent } from './number-format.ts'
import type { Texts } from './texts.ts'

/** What every part of a report is written with. */
export type Scene = {
  readonly language: Language
  readonly texts: Texts
  /** "BORRADOR – uso interno", and "DATOS SINTÉTICOS" where it is so. */
  readonly warnings: readonly string[]
}

/** Where a table stands in the document, whatever its place in it. */
export const tableAnchor = (id: string): string => `t-${id}`

/** Unit, universe, base and window in one line: what a figure is a figure of. */
export const about = (table: Pick<ResultTable, 'unit' | 'universe' | 'base' | 'window'>, { language }: Scene): string =>
  [table.unit, table.universe, table.base, table.window]
    .map((text) => inLanguage(text, language))
    .filter((text) => text !== '')
    .join(' · ')

/** A confidence level as text: 0.95 is "95 %" or "95%". */
export const levelText = (level: number, language: Language): string =>
  formatNumber(level, percent(Number.isInteger(Math.round(level * 1e6) / 1e4) ? 0 : 1), language)

/** The risk of a false rejection that goes with a confidence level, as p values are told: of 0.95 it is "0,05" or "0.05". */
export const alphaText = (level: number, language: Language): string =>
  formatNumber(1 - level, decimal(Number.isInteger(Math.round(level * 1e4) / 100) ? 2 : 3), language)
