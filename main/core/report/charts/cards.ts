import { Failure } from '../../../contract/failure.ts'
import type { CardSpec } from '../../../contract/report-section.ts'
import type { Cell, ResultTable } from '../../../contract/results.ts'
import { inLanguage } from '../../../contract/text.ts'
import { axesOf, cellsByPlace, isOnlyLevel } from '../axes.ts'
import { isDoubtful, markOf, needsMark } from '../marks.ts'
import { fieldFormat } from '../measure.ts'
import { formatInterval } from '../number-format.ts'
import { levelText } from '../scene.ts'
import { type CardText, cardsOnPaper } from './card-layout.ts'
import { type ChartRequest, drawn, otherTable, type Picture, type Point, pickAxes, pointsOf } from './points.ts'

/** A figure and what is written on its card. */
type Card = { readonly point: Point; readonly text: CardText }

/**
 * Headline figures, each on a card with its interval, unit, universe and window: figures of several tables that must not
 * be taken for each other. A doubtful one has a broken frame and its verdict in words, one not published a hatched field.
 */
export const cards = (request: ChartRequest): Picture => {
  const { chart } = request
  const made = chart.cards?.map((card) => askedCard(card, request)) ?? [
    ...(chart.beside === undefined ? [] : cardsOfTable({ ...request, table: otherTable(request, chart.beside) })),
    ...cardsOfTable(request),
  ]
  const windows = new Set(made.map(({ text }) => text.window))
  return {
    points: made.map(({ point }) => point),
    about: [...windows].join(' · '),
    ...cardsOnPaper(made.map(({ text }) => text)),
  }
}

const askedCard = (card: CardSpec, request: ChartRequest): Card => {
  const { chart, scene } = request
  const table = card.table === undefined ? request.table : otherTable(request, card.table)
  const axes = axesOf(table, scene.language, scene.texts)
  const unknown = Object.keys(card.at).find((variable) => !axes.some((axis) => axis.variable === variable))
  if (unknown !== undefined)
    throw new Failure('report.chart-variable', { chart: chart.id, table: table.id, variable: unknown })
  const codes = axes.map((axis) => card.at[axis.variable] ?? (isOnlyLevel(axis) ? axis.entries[0]?.code : null) ?? null)
  const cell = cellsByPlace(table)(codes)
  if (!cell) throw new Failure('report.chart-empty', { chart: chart.id, table: table.id })
  const place = axes.flatMap(({ variable, entries }) =>
    entries.flatMap(({ code, label }) => (code !== null && code === card.at[variable] ? [label] : [])),
  )
  const title = inLanguage(card.title, scene.language) || place.join(', ') || inLanguage(table.title, scene.language)
  return cardOf(title, table, { ...drawn(cell, table, scene), code: codes.at(-1) ?? '' }, request)
}

/** A card for each figure along the axis of the chart's own table, the total last. */
const cardsOfTable = (request: ChartRequest): readonly Card[] => {
  const { chart, table, scene } = request
  const axes = axesOf(table, scene.language, scene.texts).filter((axis) => !isOnlyLevel(axis))
  if (axes.length === 0) return [askedCard({ table: table.id, at: {} }, request)]
  const nothing = { variable: undefined, otherwise: 'nothing' } as const
  const variable = axes.some((axis) => axis.variable === chart.x) ? chart.x : undefined
  const [along] = pickAxes(request, { variable, otherwise: 'level' }, nothing)
  return pointsOf(request, along, undefined, true).map((point) =>
    cardOf(point.main.replaceAll('\n', ' '), table, point, request),
  )
}

type Figure = ReturnType<typeof drawn> & { readonly code: string }

const cardOf = (title: string, table: ResultTable, figure: Figure, { scene }: ChartRequest): Card => {
  const { language, texts } = scene
  const unit = inLanguage(table.unit, language)
  const format = fieldFormat('estimate', table.statistic)
  const interval =
    figure.low === null
      ? ''
      : texts('figure.interval', {
          level: levelText(table.ciLevel, language),
          interval: formatInterval(figure.low, figure.high, format, language),
        })
  const level: Cell['verdict']['level'] = figure.level
  const mark = needsMark(level) && !figure.hidden ? markOf(level, texts) : null
  return {
    point: { ...figure, main: title, second: unit, isTotal: false },
    text: {
      title,
      figure: mark ? figure.text.replace(` ${mark.glyph}`, '') : figure.text,
      interval,
      verdict: figure.hidden ? texts('chart.not-published') : mark ? `${mark.glyph} ${mark.word}` : '',
      unit,
      universe: inLanguage(table.universe, language),
      window: inLanguage(table.window, language),
      doubtful: isDoubtful(level) && !figure.hidden,
      hidden: figure.hidden,
    },
  }
}
