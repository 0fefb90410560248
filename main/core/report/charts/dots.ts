import { categoryRows } from './category-rows.ts'
import { type ChartRequest, type Picture, seriesColour, seriesShape } from './points.ts'
import { fillUnlessDoubtful, seriesColours, type VegaLiteSpec } from './theme.ts'

/** A dot with its confidence interval for each category and, where asked, series; hollow where it is doubtful. */
export const dots = (request: ChartRequest): Picture => {
  const { points, values, second, rows, along, figures, hidden } = categoryRows(request)
  const colour: VegaLiteSpec = second ? seriesColour(points, second) : { value: seriesColours[0] }
  const shape = second ? { shape: seriesShape(points, second) } : {}
  return {
    points,
    height: 40 + points.length * (second ? 17 : 25),
    content: {
      data: { values },
      encoding: rows,
      layer: [
        {
          mark: { type: 'rule', strokeWidth: 2 },
          encoding: { x: { field: 'low', ...along }, x2: { field: 'high' }, stroke: colour },
        },
        {
          mark: { type: 'point', size: 80, strokeWidth: 1.8, opacity: 1 },
          encoding: {
            x: { field: 'estimate', type: 'quantitative' },
            stroke: colour,
            fill: fillUnlessDoubtful(colour),
            ...shape,
          },
        },
        ...hidden,
        figures(8),
      ],
    },
  }
}
