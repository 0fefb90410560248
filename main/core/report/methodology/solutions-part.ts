import type { Plan } from '../../../contract/plan.ts'
import { type SolutionsMeasure, solutionsParts } from '../../../contract/solutions-measure.ts'
import type { TableSpec } from '../../../contract/table.ts'
import { inLanguage } from '../../../contract/text.ts'
import { undefinedSymbol } from '../number-format.ts'
import type { MethodologyPart, Records } from '../report.ts'
import type { Scene } from '../scene.ts'
import { columns } from './columns.ts'
import { part } from './part.ts'

/** "Cuadro 3" of the tables that the report prints, by their name. */
export type TableLabels = ReadonlyMap<string, string>

/**
 * Which tables of the report measure an indicator of the Interagency Durable Solutions Indicator Library, by its criteria, and
 * where they are; nothing where none is printed.
 */
export const solutionsPart = ({ tables }: Plan, labels: TableLabels, scene: Scene): MethodologyPart => {
  const { texts } = scene
  const measured = tables.flatMap((table) => {
    const label = labels.get(table.id)
    return label === undefined ? [] : (table.solutions ?? []).map((measure) => ({ measure, table, label }))
  })
  const inOrder = solutionsParts.flatMap((own) => measured.filter(({ measure }) => measure.part === own))
  const records: Records = {
    title: texts('methodology.solutions.table'),
    columns: columns(['part', 'code', 'indicator', 'measured', 'place'], 'methodology.solutions', scene.texts),
    rows: inOrder.map((one) => rowOf(one, scene)),
  }
  return part(texts('methodology.solutions'), {
    paragraphs: inOrder.length === 0 ? [] : [texts('methodology.solutions.about')],
    tables: inOrder.length === 0 ? [] : [records],
  })
}

type Measured = { readonly measure: SolutionsMeasure; readonly table: TableSpec; readonly label: string }

const rowOf = ({ measure, table, label }: Measured, { language, texts }: Scene): readonly string[] => {
  const { part, code, indicator } = measure
  const [kind, number = ''] = code?.split(' ') ?? []
  return [
    texts(`solutions.part.${part}`),
    kind === undefined ? undefinedSymbol : texts(`solutions.code.${kind}`, { number }),
    inLanguage(indicator, language),
    inLanguage(table.title, language),
    label,
  ]
}
