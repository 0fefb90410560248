import { writeFileSync } from 'node:fs'
import { type PopulationMargin, populationMargin } from '../../../../main/core/weighting/population-margin.ts'
import type { CodeName, HouseholdSurvey } from '../../survey/household-survey.ts'
import { dimensionOf, populationTotals, totalLines } from '../../survey/population.ts'

/** Margins of known totals; the totals are kept in the survey's folder for R. */
export const marginsOf = (
  survey: HouseholdSurvey,
  folder: string,
  classifications: readonly (readonly CodeName[])[],
): readonly PopulationMargin[] =>
  classifications.map((by) => {
    const totals = populationTotals(survey, by)
    writeFileSync(`${folder}/totals-${by.join('-')}.bin`, totals)
    const dimensions = by.map((name) => dimensionOf(survey, name))
    return populationMargin(dimensions, totalLines(totals, by), survey.numbers.weight)
  })
