import { analysisKind } from '../analysis-kind.ts'
import { refusePersons } from './refuse-persons.ts'
import { sheet } from './sheet.ts'
import { SheetSpec } from './spec.ts'

export const sheetKind = analysisKind({
  spec: SheetSpec,
  compute: sheet,
  check: refusePersons,
  datasets: ({ dataset }) => [dataset],
})
