import { Resvg } from '@resvg/resvg-js'
import { chartFont } from '../../core/report/charts/theme.ts'

/** Pixels per unit of the drawing: sharp in print at the width of a page. */
const scale = 2

/**
 * An SVG chart as PNG with the given TTF files and no font of the machine, so that the bytes are the same everywhere.
 */
export const drawPng = (svg: string, fontFiles: readonly string[]): Uint8Array =>
  new Resvg(svg, {
    font: { fontFiles: [...fontFiles], loadSystemFonts: false, defaultFontFamily: chartFont },
    fitTo: { mode: 'zoom', value: scale },
  })
    .render()
    .asPng()
