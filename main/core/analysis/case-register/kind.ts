import { analysisKind } from '../analysis-kind.ts'
import { caseRegister } from './case-register.ts'
import { CaseRegisterSpec } from './spec.ts'

export const caseRegisterKind = analysisKind({
  spec: CaseRegisterSpec,
  compute: caseRegister,
  isOfDisplacement: true,
  datasets: ({ dataset }) => [dataset],
  names: ({ by }) => by,
})
