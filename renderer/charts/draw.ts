import { parse, View } from 'vega'
import { expressionInterpreter } from 'vega-interpreter'
import { compile, type TopLevelSpec } from 'vega-lite'
import type { Picture } from './chart.tsx'

/** Pixels per unit of a copied picture. */
const scale = 2

/** Draws a specification into an element; its expressions are interpreted, never made into code. */
export const draw = (
  paper: HTMLElement,
  spec: Readonly<Record<string, unknown>>,
): Picture & { readonly finalize: () => void } => {
  // Vega names its container and its marks in its own way; the paper is named for the reader, and stands for them.
  const container = paper.appendChild(document.createElement('div'))
  container.setAttribute('aria-hidden', 'true')
  const compiled = compile(spec as unknown as TopLevelSpec).spec
  const view = new View(parse(compiled, undefined, { ast: true }), {
    expr: expressionInterpreter,
    renderer: 'svg',
    container,
    hover: false,
  })
  void view.runAsync()
  return {
    svg: () => view.toSVG(),
    png: async () => blobOf(await view.toCanvas(scale)),
    finalize: () => {
      view.finalize()
      container.remove()
    },
  }
}

const blobOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture has no bytes'))), 'image/png'),
  )
