import { hatch, underText, whereHidden } from './hatch.ts'
import { type ChartRequest, extent, labelsOn, type Picture, pickAxes, pointsOf } from './points.ts'
import { categoryAxis, classColours, ink, quietInk } from './theme.ts'

/** A crossing as shaded cells, each with its figure printed in it; doubtful ones stay white with a broken outline. */
export const heat = (request: ChartRequest): Picture => {
  const { chart } = request
  const [rows, columns] = pickAxes(
    request,
    { variable: chart.y, otherwise: 'level' },
    { variable: chart.x, otherwise: 'dimension' },
  )
  const points = pointsOf(request, rows, columns, false)
  const highest = extent(points)[1] || 1
  const place = {
    x: {
      field: 'second',
      type: 'nominal',
      sort: labelsOn(points, 'second'),
      title: columns?.label ?? null,
      axis: { orient: 'top', labelAngle: 0, ticks: false, domain: false },
    },
    y: {
      field: 'main',
      type: 'nominal',
      sort: labelsOn(points, 'main'),
      title: rows.label,
      axis: categoryAxis,
    },
  }
  return {
    points,
    height: 60 + labelsOn(points, 'main').length * 30,
    content: {
      data: { values: points },
      encoding: place,
      layer: [
        ...whereHidden(points, {
          mark: { type: 'rect', fill: hatch, stroke: 'white', strokeWidth: 2 },
        }),
        {
          transform: [{ filter: '!datum.doubtful && isValid(datum.estimate)' }],
          mark: { type: 'rect', stroke: 'white', strokeWidth: 2 },
          encoding: {
            fill: {
              field: 'estimate',
              type: 'quantitative',
              legend: null,
              scale: { type: 'quantize', domain: [0, highest], range: classColours },
            },
          },
        },
        {
          transform: [{ filter: 'datum.doubtful' }],
          mark: { type: 'rect', fill: 'white', stroke: quietInk, strokeDash: [4, 3] },
        },
        ...whereHidden(points, underText(12)),
        {
          mark: { type: 'text', fontSize: 12 },
          encoding: {
            text: { field: 'text' },
            color: {
              condition: { test: `!datum.doubtful && datum.estimate > ${highest * 0.6}`, value: 'white' },
              value: ink,
            },
          },
        },
      ],
    },
  }
}
