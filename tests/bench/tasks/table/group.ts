import { categoriesOf } from '../../../../main/core/data/categories.ts'
import { estimateTable } from '../../../../main/core/estimation/estimate-table.ts'
import { loadSurvey } from '../../survey/survey-files.ts'
import { designOf, surveyFrame } from '../../survey/survey-frame.ts'
import { folderArgument, heldMb, measured } from '../task.ts'

/* The bare sums of weights and records by sex, band, department and cause: the table of data that are no sample. */

const survey = loadSurvey(folderArgument())
const loadedMb = heldMb()
const frame = surveyFrame(survey)
const design = designOf(survey, false)
await measured(
  () =>
    estimateTable({
      design,
      statistic: 'count',
      dimensions: ['sex', 'band', 'department', 'cause'].map((name) => categoriesOf(frame, name)),
      margins: false,
      ciLevel: 0.95,
      deff: 'wor',
      quality: { profile: 'cepal-2023', logCv: 'symmetric' },
    }),
  { times: 15, loadedMb },
)
