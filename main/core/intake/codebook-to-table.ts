import type { Category, MissingRule, Variable } from '../../contract/codebook.ts'
import type { Localized } from '../../contract/text.ts'
import { codebookColumns, type recordKinds } from './codebook-columns.ts'

type Cells = Readonly<Record<string, string | number | undefined>>

/** The codebook as rows of texts, the header first. `codebookOfTable` makes the same variables of them again. */
export const codebookRows = (variables: readonly Variable[]): string[][] => [
  [...codebookColumns],
  ...variables
    .flatMap((variable) => [
      variableCells(variable),
      ...variable.categories.map((category) => categoryCells(variable.name, category)),
      ...variable.missing.map((rule) => missingCells(variable.name, rule)),
    ])
    .map((cells) => codebookColumns.map((column) => String(cells[column] ?? ''))),
]

const record = (kind: (typeof recordKinds)[number], variable: string): Cells => ({ record: kind, variable })

const variableCells = ({ name, kind, storage, decimals, source, label, universe, question }: Variable): Cells => ({
  ...record('variable', name),
  ...{ kind, storage, decimals, source },
  ...textCells('label', label),
  ...textCells('universe', universe),
  ...textCells('question', question),
})

const categoryCells = (variable: string, { code, label }: Category): Cells => ({
  ...record('category', variable),
  code,
  ...textCells('label', label),
})

const missingCells = (variable: string, { code, from, to, reason, label }: MissingRule): Cells => ({
  ...record('missing', variable),
  ...{ code, from, to, reason },
  ...textCells('label', label),
})

const textCells = (column: string, text: Localized | undefined): Cells =>
  typeof text === 'object' ? { [`${column}_es`]: text.es, [`${column}_en`]: text.en } : { [column]: text }
