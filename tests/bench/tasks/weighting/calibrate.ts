import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { calibrate } from '../../../../main/core/weighting/calibrate.ts'
import { loadSurvey } from '../../survey/survey-files.ts'
import { designOf } from '../../survey/survey-frame.ts'
import { folderArgument, heldMb, measured } from '../task.ts'
import { marginsOf } from './margins.ts'

/* Linear calibration to 40 independent totals: five margins and the sum of ages. `--write FILE` keeps the weights. */

const { values: options } = parseArgs({ allowPositionals: true, options: { write: { type: 'string' } } })
const folder = folderArgument()
const survey = loadSurvey(folder)
const loadedMb = heldMb()
const design = designOf(survey)
const margins = marginsOf(survey, folder, [['department'], ['year'], ['cause'], ['schooling'], ['sex']])
const { weight, age } = survey.numbers
const total = age.reduce((sum, value, row) => sum + value * (weight[row] as number), 0) * 1.02
writeFileSync(`${folder}/totals-age.bin`, Float64Array.of(total))
const calibrated = await measured(
  () =>
    calibrate(design, {
      margins,
      numbers: [{ variable: 'age', values: age, total }],
      distance: 'linear',
      epsilon: 1e-10,
      maxIterations: 100,
    }).design,
  { times: 15, loadedMb },
)
if (options.write !== undefined) writeFileSync(options.write, calibrated.weights)
