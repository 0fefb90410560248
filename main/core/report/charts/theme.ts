import type { Statistic } from '../../../contract/results.ts'
import type { Language } from '../../../contract/text.ts'
import { isShare } from '../measure.ts'
import { numberRules } from '../number-format.ts'
import type { Scene } from '../scene.ts'
import { wrap } from './wrap.ts'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
/** A Vega-Lite specification as data; drawing it is the business of the renderers. */
export type VegaLiteSpec = { readonly [key: string]: Json }

export const chartFont = 'Source Sans 3'
export const chartWidth = 760

/**
 * Six colours at least 3:1 against white (WCAG 2.2, 1.4.11) and at least 9 steps of lightness (CIE L*) apart from each
 * other, so that grey keeps all of them apart, as do eyes without red, green or blue cones; neighbours differ most.
 */
export const seriesColours = ['#0b4f86', '#ba8c08', '#1c1f37', '#5f71d9', '#65190c', '#8b571e'] as const
/** Shapes and dashes of series, as many as have no common factor: series of the same colour differ in both. */
export const seriesShapes = [
  'circle',
  'square',
  'triangle-up',
  'cross',
  'diamond',
  'triangle-down',
  'triangle-left',
  'triangle-right',
] as const
export const seriesDashes = [
  [1, 0],
  [6, 3],
  [2, 2],
  [9, 3, 2, 3],
  [3, 5],
] as const
/** One hue from light to dark, five classes; what they fill has an outline in ink. */
export const classColours = ['#e3eef9', '#b5d4ea', '#75b0d8', '#2f75ad', '#0b4f86'] as const
export const ink = '#1f2933'
export const quietInk = '#52606d'
export const totalColour = '#7b8794'

export type Frame = {
  readonly title: string
  readonly about: string
  /** How to read the signs of this picture, when it has some. */
  readonly key: string
  readonly description: string
  readonly height: number
}

/** What all charts share: size, title with unit and warnings, letters, inks and the numbers of the language. */
export const framed = (frame: Frame, scene: Scene, content: VegaLiteSpec): VegaLiteSpec => ({
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  description: frame.description,
  width: chartWidth,
  height: frame.height,
  autosize: { type: 'fit-x', contains: 'padding' },
  padding: 10,
  background: 'white',
  title: {
    text: wrap(frame.title, 88),
    subtitle: [...wrap(frame.about, 118), ...wrap(frame.key, 118), scene.warnings.join(' · ')],
  },
  ...content,
  config: config(scene.language),
})

const config = (language: Language): Json => ({
  font: chartFont,
  locale: { number: numberLocale(language) },
  lineBreak: '\n',
  title: {
    anchor: 'start',
    frame: 'bounds',
    fontSize: 16,
    fontWeight: 600,
    color: ink,
    subtitleFontSize: 12,
    subtitleColor: quietInk,
    subtitlePadding: 4,
    offset: 14,
  },
  axis: {
    labelFontSize: 12,
    labelColor: ink,
    labelLimit: 300,
    labelPadding: 6,
    titleFontSize: 12,
    titleFontWeight: 400,
    titleColor: quietInk,
    gridColor: '#e4e7eb',
    domainColor: quietInk,
    tickColor: quietInk,
  },
  legend: {
    orient: 'top',
    labelFontSize: 12,
    labelColor: ink,
    titleFontSize: 12,
    titleFontWeight: 400,
    titleColor: quietInk,
    labelLimit: 240,
    titleLimit: chartWidth - 60,
  },
  text: { fontSize: 11.5, color: ink },
  view: { stroke: null },
})

const numberLocale = (language: Language): Json => ({
  decimal: numberRules[language].decimal,
  thousands: numberRules[language].group,
  grouping: [3],
  currency: ['', ''],
  percent: numberRules[language].percentSign,
})

/** An axis of estimates in the numbers of the language. `of` is what a label prints of the value of its tick. */
export const estimateAxis = (
  title: string,
  statistic: Statistic,
  language: Language,
  of: 'datum.value' | 'abs(datum.value)' = 'datum.value',
): VegaLiteSpec => {
  const [grouped, plain] = isShare(statistic) ? ['.2~%', '.2~%'] : [',.2~f', '.2~f']
  const isShort = `abs(datum.value) < ${10 ** (numberRules[language].groupFrom - 1)}`
  return { title, labelExpr: `format(${of}, ${isShort} ? '${plain}' : '${grouped}')`, tickCount: 6 }
}

/** An axis of category names, its own name lying over them. */
export const categoryAxis: VegaLiteSpec = {
  ticks: false,
  domain: false,
  titleAngle: 0,
  titleAlign: 'left',
  titleAnchor: 'start',
  titleY: -12,
}

/** The fill of a mark, hollow where the figure is doubtful. */
export const fillUnlessDoubtful = (fill: { readonly [key: string]: Json }): Json => ({
  condition: { test: 'datum.doubtful', value: 'white' },
  ...fill,
})

/** A broken outline where the figure is doubtful. */
export const dashIfDoubtful: Json = { condition: { test: 'datum.doubtful', value: [4, 3] }, value: [1, 0] }
