import { type CategoryRows, categoryRows } from './category-rows.ts'
import { type ChartRequest, type Picture, seriesColour } from './points.ts'
import { dashIfDoubtful, fillUnlessDoubtful, ink, seriesColours, totalColour, type VegaLiteSpec } from './theme.ts'

/** Horizontal bars with their confidence interval, one per category and, where asked, one per series. */
export const bars = (request: ChartRequest): Picture => barsIn(categoryRows(request))

/** Bars in rows that are laid out already. */
export const barsIn = ({ points, values, second, rows, along, figures, hidden }: CategoryRows): Picture => {
  const colour = second ? seriesColour(points, second) : totalsApart
  return {
    points,
    height: 40 + points.length * (second ? 20 : 27),
    content: {
      data: { values },
      encoding: rows,
      layer: [
        {
          mark: { type: 'bar', strokeWidth: 1.5 },
          encoding: {
            x: { field: 'estimate', ...along },
            fill: fillUnlessDoubtful(colour),
            stroke: colour,
            strokeDash: dashIfDoubtful,
          },
        },
        // White under the interval, so that it shows on any fill.
        interval({ color: 'white', strokeWidth: 4.5 }),
        interval({ color: ink, strokeWidth: 1.5 }),
        ...hidden,
        figures(6),
      ],
    },
  }
}

const interval = (look: VegaLiteSpec): VegaLiteSpec => ({
  mark: { type: 'rule', ...look },
  encoding: { x: { field: 'low', type: 'quantitative' }, x2: { field: 'high' } },
})

const totalsApart: VegaLiteSpec = {
  field: 'isTotal',
  type: 'nominal',
  legend: null,
  scale: { domain: [false, true], range: [seriesColours[0], totalColour] },
}
