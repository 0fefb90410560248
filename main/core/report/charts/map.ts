import { Failure } from '../../../contract/failure.ts'
import { inLanguage } from '../../../contract/text.ts'
import { fieldFormat } from '../measure.ts'
import { classesOf } from './classes.ts'
import { areasToDraw, type Geography } from './geography.ts'
import { hatch, whereHidden } from './hatch.ts'
import { legible } from './legible.ts'
import { type ChartRequest, type Picture, pickAxes, pointsOf, unitOf } from './points.ts'
import { classColours, ink, quietInk, type VegaLiteSpec } from './theme.ts'

/**
 * Map by area in five classes; doubtful areas are white with a broken outline, areas without a figure grey. The
 * categories of the variable are national codes, or those of the boundaries that the chart names; figures whose code has
 * no area are counted below the map.
 */
export const map = (request: ChartRequest, geography: Geography | undefined): Picture => {
  const { chart, table, scene } = request
  if (!geography) {
    if (chart.boundaries !== undefined) throw new Failure('boundaries.not-imported', { boundaries: chart.boundaries })
    throw new Failure('report.map-country', { chart: chart.id })
  }
  const [areas] = pickAxes(
    request,
    { variable: chart.x, otherwise: 'dimension' },
    { variable: undefined, otherwise: 'nothing' },
  )
  const points = pointsOf(request, areas, undefined, false)
  const { data, count, idOf } = areasToDraw(geography)
  const classes = classesOf(points, table.statistic, fieldFormat('estimate', table.statistic), scene.language)
  const values = points.flatMap((point) => {
    const id = idOf(point.code)
    const group = classes.of(point)
    const under = (group === null ? undefined : classColours[classes.labels.indexOf(group)]) ?? white
    return id === null ? [] : [{ ...point, id, class: group, under, letters: legible(under) }]
  })
  if (values.length === 0) throw new Failure('report.map-codes', { chart: chart.id, variable: areas.variable })
  return {
    points,
    height: 430,
    ...noteOf([
      values.length < count ? scene.texts('chart.map-unknown') : '',
      values.length < points.length ? scene.texts('chart.map-off', { areas: points.length - values.length }) : '',
      'areas' in geography && geography.credit !== undefined
        ? scene.texts('chart.map-credit', { credit: inLanguage(geography.credit, scene.language) })
        : '',
    ]),
    content: {
      data,
      transform: [
        {
          lookup: 'id',
          from: {
            data: { values },
            key: 'id',
            fields: ['estimate', 'text', 'doubtful', 'hidden', 'class', 'under', 'letters'],
          },
        },
        { calculate: 'geoCentroid(null, datum)[0]', as: 'longitude' },
        { calculate: 'geoCentroid(null, datum)[1]', as: 'latitude' },
        { calculate: 'geoArea(null, datum)', as: 'size' },
        { joinaggregate: [{ op: 'sum', field: 'size', as: 'whole' }] },
      ],
      projection: { type: 'mercator' },
      layer: [
        area('!isValid(datum.estimate) && !datum.hidden', { fill: '#e4e7eb', stroke: quietInk, strokeWidth: 0.6 }),
        ...whereHidden(values, { mark: { type: 'geoshape', fill: hatch, stroke: ink, strokeWidth: 0.6 } }),
        {
          transform: [{ filter: 'isValid(datum.estimate) && !datum.doubtful' }],
          mark: { type: 'geoshape', stroke: ink, strokeWidth: 0.6 },
          encoding: {
            fill: {
              field: 'class',
              type: 'ordinal',
              title: unitOf(request),
              scale: { domain: classes.labels, range: classColours.slice(0, classes.labels.length) },
              legend: { columns: classes.labels.length, symbolType: 'square', symbolSize: 160 },
            },
          },
        },
        area('isValid(datum.estimate) && datum.doubtful', { fill: 'white', stroke: ink, strokeDash: [4, 3] }),
        {
          transform: [{ filter: hasRoom }],
          mark: { type: 'text', fontSize: 11, strokeWidth: 3, strokeJoin: 'round' },
          encoding: { ...label, stroke: { field: 'under', type: 'nominal', scale: null } },
        },
        {
          transform: [{ filter: hasRoom }],
          mark: { type: 'text', fontSize: 11 },
          encoding: { ...label, color: { field: 'letters', type: 'nominal', scale: null } },
        },
      ],
    },
  }
}

/** Figures of the smallest areas would lie over those of their neighbours; they stand in the table. */
const hasRoom = 'isValid(datum.text) && datum.size >= 0.006 * datum.whole'

const white = '#ffffff'

/** Letters stand on the colour of their area, also where they reach beyond it. */
const label: VegaLiteSpec = {
  longitude: { field: 'longitude', type: 'quantitative' },
  latitude: { field: 'latitude', type: 'quantitative' },
  text: { field: 'text' },
}

const area = (filter: string, look: VegaLiteSpec): VegaLiteSpec => ({
  transform: [{ filter }],
  mark: { type: 'geoshape', ...look },
})

const noteOf = (parts: readonly string[]): { readonly note?: string } => {
  const said = parts.filter((part) => part !== '')
  return said.length === 0 ? {} : { note: said.join(' · ') }
}
