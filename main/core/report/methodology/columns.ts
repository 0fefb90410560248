import type { Records } from '../report.ts'
import type { Scene } from '../scene.ts'

/** Columns by the texts `<area>.<name>`, the first of which heads the rows. */
export const columns = (names: readonly string[], area: string, texts: Scene['texts']): Records['columns'] =>
  names.map((name, place) => ({ label: texts(`${area}.${name}`), isHeader: place === 0 }))
