import { parseArgs } from 'node:util'
import type { Cell } from '../../../../main/contract/results.ts'
import { categoriesOf } from '../../../../main/core/data/categories.ts'
import { estimateTables, type TableInput } from '../../../../main/core/estimation/estimate-table.ts'
import { shuffled } from '../../survey/shuffled.ts'
import { loadSurvey } from '../../survey/survey-files.ts'
import { designOf, surveyFrame } from '../../survey/survey-frame.ts'
import { folderArgument, heldMb, measured } from '../task.ts'
import { cellFigures, emptyFigures, placeOf, writeFigures } from './figures-file.ts'

/*
 * The full table by the product: from columns in memory to finished columns of figures with intervals, degrees of
 * freedom by domain and verdicts, as DuckDB gives columns too; cells with their labels are made of them when asked for.
 * The design is ready, as it is for every table of a plan but the first; `--prepare` makes it anew each time.
 * `--by-year` crosses with a further dimension, `--shuffled` puts the rows into a random order, and `--write FILE` keeps
 * the figures.
 */

const { values: options } = parseArgs({
  allowPositionals: true,
  options: {
    prepare: { type: 'boolean', default: false },
    'by-year': { type: 'boolean', default: false },
    shuffled: { type: 'boolean', default: false },
    times: { type: 'string', default: '15' },
    write: { type: 'string' },
  },
})

const loaded = loadSurvey(folderArgument())
const loadedMb = heldMb()
const survey = options.shuffled ? shuffled(loaded) : loaded
const frame = surveyFrame(survey)
const ready = designOf(survey)
const by = ['sex', 'band', 'department', ...(options['by-year'] ? ['year'] : [])]

const [totals, shares] = await measured(
  () => {
    const input: Omit<TableInput, 'statistic'> = {
      design: options.prepare ? designOf(survey) : ready,
      measure: { kind: 'categories', categories: categoriesOf(frame, 'cause') },
      dimensions: by.map((name) => categoriesOf(frame, name)),
      margins: false,
      ciLevel: 0.95,
      deff: 'wor',
      quality: { profile: 'cepal-2023', logCv: 'symmetric' },
    }
    return estimateTables([
      { ...input, statistic: 'count' },
      { ...input, statistic: 'proportion' },
    ])
  },
  { times: Number(options.times), loadedMb },
)

const figuresOf = (total: Cell, share: Cell): number[] => {
  const figures: Record<(typeof cellFigures)[number], number | null> = {
    ...{
      total: total.estimate,
      totalSe: total.se,
      totalDeff: total.deff,
      totalLow: total.ciLow,
      totalHigh: total.ciHigh,
    },
    ...{ p: share.estimate, pSe: share.se, pDeff: share.deff, pLow: share.ciLow, pHigh: share.ciHigh },
    ...{ n: share.n, df: share.df },
  }
  return cellFigures.map((name) => figures[name] ?? Number.NaN)
}

if (options.write !== undefined) {
  const figures = emptyFigures()
  for (const [at, share] of (shares?.cells ?? []).entries()) {
    const [sex, band, department] = share.group.map(Number) as [number, number, number]
    figures.set(figuresOf(totals?.cells[at] as Cell, share), placeOf(sex, band, department, Number(share.level)))
  }
  writeFigures(options.write, figures)
}
