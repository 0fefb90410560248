import { parse, View } from 'vega'
import { expressionInterpreter } from 'vega-interpreter'
import { compile, type TopLevelSpec } from 'vega-lite'

/** Draws a specification into an element; its expressions are interpreted, never made into code. Returns the way to remove it. */
export const draw = (paper: HTMLElement, spec: Readonly<Record<string, unknown>>): (() => void) => {
  // Vega gives its container a role and a name of its own, so it gets one that is not the reader's.
  const container = paper.appendChild(document.createElement('div'))
  const compiled = compile(spec as unknown as TopLevelSpec).spec
  const view = new View(parse(compiled, undefined, { ast: true }), {
    expr: expressionInterpreter,
    renderer: 'svg',
    container,
    hover: false,
  })
  void view.runAsync()
  return () => {
    view.finalize()
    container.remove()
  }
}
