import type { Wording } from '../../../contract/narrative.ts'
import type { Cell, ResultTable } from '../../../contract/results.ts'
import type { TableSpec } from '../../../contract/table.ts'
import { inLanguage } from '../../../contract/text.ts'
import { type Axis, axesOf, type CellAt, cellsByPlace } from '../axes.ts'
import { isShare } from '../measure.ts'
import type { Scene } from '../scene.ts'
import { boundPlace } from './bound-place.ts'
import { type Names, namesIn } from './names.ts'
import { type Standing, standingsOf } from './standing.ts'

/** A sentence as bound text, with the cells of the table whose figures it says. */
export type Sentence = { readonly text: string; readonly cells: readonly Cell[] }

/** A table and how it is spoken of. */
export type Teller = {
  readonly table: ResultTable
  readonly scene: Scene
  readonly names: Names
  readonly wording: Wording
  /** What the plan asks of the table beyond what its result tells: which quantile, which gap. */
  readonly spec: Pick<TableSpec, 'quantile' | 'poverty'> | undefined
  readonly dimensions: readonly Axis[]
  /** What the statistic ranges over; null where it has no levels. */
  readonly levels: Axis | null
  /** The cell at one code per dimension, and a level where there are levels. */
  readonly cellAt: CellAt<Cell>
  readonly standing: (cell: Cell) => Standing
  readonly say: (key: string, params?: Readonly<Record<string, string>>) => string
  /** "de las familias desplazadas", "de familias desplazadas" and "entre las familias desplazadas". */
  readonly of: string
  readonly ofMany: string
  readonly among: string
}

export const tellerOf = (
  table: ResultTable,
  { wording = {}, spec }: { readonly wording?: Wording | undefined; readonly spec?: Teller['spec'] },
  scene: Scene,
): Teller => {
  const names = namesIn(scene)
  const axes = axesOf(table, scene.language, scene.texts)
  const say = sayer(scene, names)
  const standings = standingsOf(table)
  return {
    table,
    scene,
    names,
    wording,
    spec,
    dimensions: axes.filter(({ isLevel }) => !isLevel),
    levels: axes.find(({ isLevel }) => isLevel) ?? null,
    cellAt: cellsByPlace(table),
    standing: (cell) => standings.get(cell) ?? 'void',
    say,
    ...universeOf(table, wording, scene, names),
  }
}

/** Fills a text of `narrative`, runs together what runs together and leaves no gap where a part is empty. */
export const sayer =
  ({ texts }: Pick<Scene, 'texts'>, { grammar }: Names) =>
  (key: string, params: Readonly<Record<string, string>> = {}): string =>
    grammar
      .contract(texts(`narrative.${key}`, params))
      .replace(/ {2,}/g, ' ')
      .replace(/ (?=[,.;:])/g, '')

/** A sentence begins with a capital. */
export const sentence = (text: string, cells: readonly Cell[]): Sentence => ({
  text: text.charAt(0).toUpperCase() + text.slice(1),
  cells,
})

const universeOf = (table: ResultTable, wording: Wording, { language, texts }: Scene, names: Names) => {
  const text = inLanguage(table.universe, language)
  const noun = names.noun(text)
  const universe = names.written(wording.universe) ?? noun?.withArticle
  const said = (kind: string, params: Readonly<Record<string, string>>) => ({
    of: texts(`narrative.of${kind}`, params),
    ofMany: texts(`narrative.of${kind}`, { ...params, ...(noun ? { universe: noun.bare } : {}) }),
    among: texts(`narrative.among${kind}`, params),
  })
  if (universe !== undefined) return said('', { universe })
  return text.trim() === '' ? said('.whole', {}) : said('.cited', { universe: names.cited(text) })
}

/** `{table[sexo=2].estimate}`: the figure of a cell as its statistic prints it. */
export const figureOf = ({ table }: Teller, cell: Cell): string => `{${table.id}${boundPlace(table, cell)}.estimate}`

/** The interval of a cell and what else is to be said of its figure, in brackets where there is anything. */
export const inBrackets = ({ table }: Teller, cell: Cell, more = ''): string => {
  const interval = hasInterval(cell) ? `{${table.id}${boundPlace(table, cell)}.estimate:ci}` : ''
  const parts = [interval, more].filter((part) => part !== '')
  return parts.length === 0 ? '' : `(${parts.join('; ')})`
}

/** A figure and its interval in one bracket, for lists: "(54,3 %; IC 95 %: 51,2–57,4)". */
export const bracketed = (teller: Teller, cell: Cell, withInterval: boolean): string => {
  const { table } = teller
  const interval = withInterval && hasInterval(cell) ? `; {${table.id}${boundPlace(table, cell)}.estimate:ci}` : ''
  return `(${figureOf(teller, cell)}${interval})`
}

/** A figure inside a sentence: "el 54,3 %" where it is a share, which has an article in some languages. */
export const amount = (teller: Teller, cell: Cell): string => {
  const { statistic } = teller.table
  const figure = figureOf(teller, cell)
  return isShare(statistic) || statistic === 'poverty' ? teller.say('share', { figure }) : figure
}

/** The same with its interval: "el 54,3 % (IC 95 %: 51,2–57,4)". */
export const amountWithInterval = (teller: Teller, cell: Cell): string =>
  `${amount(teller, cell)} ${inBrackets(teller, cell)}`.trim()

export const hasInterval = ({ ciLow, ciHigh }: Pick<Cell, 'ciLow' | 'ciHigh'>): boolean =>
  ciLow !== null && ciHigh !== null && Number.isFinite(ciLow) && Number.isFinite(ciHigh)
