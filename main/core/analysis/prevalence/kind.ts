import { analysisKind } from '../analysis-kind.ts'
import { prevalence } from './prevalence.ts'
import { PrevalenceSpec } from './spec.ts'

export const prevalenceKind = analysisKind({ spec: PrevalenceSpec, compute: prevalence, isOfDisplacement: true })
