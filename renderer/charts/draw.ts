import { parse, View } from 'vega'
import { expressionInterpreter } from 'vega-interpreter'
import { compile, type TopLevelSpec } from 'vega-lite'

/** Draws a specification into an element; its expressions are interpreted, never made into code. Returns the end of it. */
export const draw = (container: HTMLElement, spec: Readonly<Record<string, unknown>>): (() => void) => {
  const compiled = compile(spec as unknown as TopLevelSpec).spec
  const view = new View(parse(compiled, undefined, { ast: true }), {
    expr: expressionInterpreter,
    renderer: 'svg',
    container,
    hover: false,
  })
  void view.runAsync()
  return () => view.finalize()
}
