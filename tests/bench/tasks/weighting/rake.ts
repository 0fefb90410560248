import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { rake } from '../../../../main/core/weighting/rake.ts'
import { loadSurvey } from '../../survey/survey-files.ts'
import { designOf } from '../../survey/survey-frame.ts'
import { folderArgument, heldMb, measured } from '../task.ts'
import { marginsOf } from './margins.ts'

/* Raking to three margins, with the ledger and the residuals of its standard errors. `--write FILE` keeps the weights. */

const { values: options } = parseArgs({
  allowPositionals: true,
  options: { epsilon: { type: 'string', default: '1e-8' }, write: { type: 'string' } },
})
const folder = folderArgument()
const survey = loadSurvey(folder)
const loadedMb = heldMb()
const design = designOf(survey)
const margins = marginsOf(survey, folder, [['sex', 'schooling'], ['department'], ['cause']])
const raked = await measured(
  () => rake(design, margins, { epsilon: Number(options.epsilon), maxIterations: 100 }).design,
  { times: 15, loadedMb },
)
if (options.write !== undefined) writeFileSync(options.write, raked.weights)
