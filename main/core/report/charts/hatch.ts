import type { VegaLiteSpec } from './theme.ts'

/**
 * A fill of slanting stripes for figures that are not published, as a gradient with hard stops: it looks the same on
 * screen, on paper and without colour, and whatever draws the picture can draw it. A gradient fits its mark, so that
 * small marks need fewer stripes.
 */
const striped = (stripes: number): VegaLiteSpec => ({
  gradient: 'linear',
  x1: 0,
  y1: 0,
  x2: 1,
  y2: 1,
  stops: Array.from({ length: 2 * stripes }, (_, place) => {
    const color = place % 2 === 0 ? '#ffffff' : '#7b8794'
    return [
      { offset: place / (2 * stripes), color },
      { offset: (place + 1) / (2 * stripes), color },
    ]
  }).flat(),
})

export const hatch = striped(16)
export const smallHatch = striped(5)

/** A layer for the figures that are not published, where there are some. */
export const whereHidden = (figures: readonly { readonly hidden: boolean }[], layer: VegaLiteSpec): VegaLiteSpec[] =>
  figures.some(({ hidden }) => hidden) ? [{ transform: [{ filter: 'datum.hidden' }], ...layer }] : []

/** White around the letters that stand on stripes, drawn before them. */
export const underText = (fontSize: number): VegaLiteSpec => ({
  mark: { type: 'text', fontSize, stroke: 'white', strokeWidth: 4, strokeJoin: 'round' },
  encoding: { text: { field: 'text' } },
})
