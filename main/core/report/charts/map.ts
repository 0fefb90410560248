import { Failure } from '../../../contract/failure.ts'
import { fieldFormat } from '../measure.ts'
import { classesOf } from './classes.ts'
import { type ChartRequest, type Picture, pickAxes, pointsOf, unitOf } from './points.ts'
import { classColours, ink, quietInk, type VegaLiteSpec } from './theme.ts'

/** First-level boundaries of a country as TopoJSON: object `adm1`, ids of ISO3 + national code ("SLV06"). */
export type Geography = { readonly country: string; readonly topology: Topology }

type Topology = VegaLiteSpec & {
  readonly objects: {
    readonly adm1: VegaLiteSpec & { readonly geometries: readonly (VegaLiteSpec & { readonly id: string })[] }
  }
}

/**
 * Map by department in five classes; doubtful areas are white with a broken outline, areas without a figure grey.
 * The categories of the variable are national codes; a code of one digit is read as "0" and the digit.
 */
export const map = (request: ChartRequest, geography: Geography | undefined): Picture => {
  const { chart, table, scene } = request
  if (!geography) throw new Failure('report.map-country', { chart: chart.id })
  const [areas] = pickAxes(
    request,
    { variable: chart.x, otherwise: 'dimension' },
    { variable: undefined, otherwise: 'nothing' },
  )
  const points = pointsOf(request, areas, undefined, false)
  const known = idsOf(geography)
  const classes = classesOf(points, fieldFormat('estimate', table.statistic), scene.language)
  const values = points.flatMap((point) => {
    const id = geography.country + point.code.padStart(2, '0')
    return known.has(id) ? [{ ...point, id, class: classes.of(point) }] : []
  })
  if (values.length === 0) throw new Failure('report.map-codes', { chart: chart.id, variable: areas.variable })
  return {
    points,
    height: 430,
    ...(values.length < known.size ? { note: scene.texts('chart.map-unknown') } : {}),
    content: {
      data: { values: geography.topology, format: { type: 'topojson', feature: 'adm1' } },
      transform: [
        { lookup: 'id', from: { data: { values }, key: 'id', fields: ['estimate', 'text', 'doubtful', 'class'] } },
        { calculate: 'geoCentroid(null, datum)[0]', as: 'longitude' },
        { calculate: 'geoCentroid(null, datum)[1]', as: 'latitude' },
      ],
      projection: { type: 'mercator' },
      layer: [
        area('!isValid(datum.estimate)', { fill: '#e4e7eb', stroke: quietInk, strokeWidth: 0.6 }),
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
          transform: [{ filter: 'isValid(datum.text)' }],
          mark: { type: 'text', fontSize: 11, stroke: 'white', strokeWidth: 3, strokeJoin: 'round' },
          encoding: label,
        },
        { transform: [{ filter: 'isValid(datum.text)' }], mark: { type: 'text', fontSize: 11 }, encoding: label },
      ],
    },
  }
}

const label: VegaLiteSpec = {
  longitude: { field: 'longitude', type: 'quantitative' },
  latitude: { field: 'latitude', type: 'quantitative' },
  text: { field: 'text' },
}

const area = (filter: string, look: VegaLiteSpec): VegaLiteSpec => ({
  transform: [{ filter }],
  mark: { type: 'geoshape', ...look },
})

const idsOf = ({ topology }: Geography): ReadonlySet<string> =>
  new Set(topology.objects.adm1.geometries.map(({ id }) => id))
