import type { Variable } from '../../../main/contract/codebook.ts'
import type { Column } from '../../../main/core/data/column.ts'
import { type Frame, frameOf } from '../../../main/core/data/frame.ts'
import { type SurveyDesign, surveyDesign } from '../../../main/core/design/survey-design.ts'
import { type CodeName, categoryCounts, codeNames, type HouseholdSurvey } from './household-survey.ts'

/** The survey as the engine has it before a table: columns in memory beside a codebook with labels and missing codes. */
export const surveyFrame = ({ rows, codes }: HouseholdSurvey): Frame => {
  const columns = new Map<string, Column>(
    codeNames.map((name) => [name, { type: 'code', codes: codes[name], dictionary: codesOf(name) }]),
  )
  return frameOf('personas', rows, codeNames.map(variableOf), (name) => columns.get(name) as Column)
}

/** The stratified design of the survey, its weights as they are. */
export const designOf = ({ rows, codes, numbers }: HouseholdSurvey, probability = true): SurveyDesign =>
  surveyDesign({
    rows,
    probability,
    strata: [{ variable: 'stratum', codes: codes.stratum }],
    units: [{ variable: 'unit', codes: codes.unit }],
    weights: { variable: 'weight', values: numbers.weight },
  })

const codesOf = (name: CodeName): string[] => Array.from({ length: categoryCounts[name] }, (_, place) => `${place + 1}`)

const variableOf = (name: CodeName): Variable => ({
  name,
  kind: 'nominal',
  storage: 'code',
  categories: codesOf(name).map((code) => ({ code, label: { es: `${name} ${code}`, en: `${name} ${code}` } })),
  missing: [{ code: '99', reason: 'dontKnow' }],
})
