import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { categoriesOf } from '../../../../main/core/data/categories.ts'
import { bootstrapReplicates } from '../../../../main/core/design/replication/bootstrap.ts'
import { withReplicates } from '../../../../main/core/design/replication/replicates.ts'
import type { SurveyDesign } from '../../../../main/core/design/survey-design.ts'
import { estimateTables, type TableInput } from '../../../../main/core/estimation/estimate-table.ts'
import { loadSurvey, readNumbers } from '../../survey/survey-files.ts'
import { designOf, surveyFrame } from '../../survey/survey-frame.ts'
import { folderArgument, heldMb, measured } from '../task.ts'

/*
 * 500 bootstrap replicates (Rao, Wu and Yue) of the counts and shares of causes by sex and band, 90 cells: drawing them
 * and both tables. `--multipliers FILE` takes those that R drew, `--write FILE` keeps the standard errors.
 */

const { values: options } = parseArgs({
  allowPositionals: true,
  options: { multipliers: { type: 'string' }, write: { type: 'string' }, times: { type: 'string', default: '5' } },
})
const survey = loadSurvey(folderArgument())
const loadedMb = heldMb()
const frame = surveyFrame(survey)
const design = designOf(survey)
const count = 500

/** The multipliers of R, by replicate and unit. */
const givenReplicates = (path: string): SurveyDesign => {
  const given = readNumbers(path)
  const multipliers = (replicate: number, out: Float64Array): void => {
    out.set(given.subarray(replicate * out.length, (replicate + 1) * out.length))
  }
  const rscales = new Float64Array(count).fill(1)
  return withReplicates(design, {
    count,
    scale: 1 / (count - 1),
    rscales,
    mse: false,
    source: { kind: 'units', multipliers },
  })
}

const { multipliers } = options
const tables = await measured(
  () => {
    const input: Omit<TableInput, 'statistic'> = {
      design:
        multipliers === undefined
          ? bootstrapReplicates(design, { method: 'subbootstrap', replicates: count, seed: 1, mse: false })
          : givenReplicates(multipliers),
      measure: { kind: 'categories', categories: categoriesOf(frame, 'cause') },
      dimensions: ['sex', 'band'].map((name) => categoriesOf(frame, name)),
      margins: false,
      ciLevel: 0.95,
      deff: 'wor',
      quality: { profile: 'cepal-2023', logCv: 'symmetric' },
    }
    return estimateTables([
      { ...input, statistic: 'count' },
      { ...input, statistic: 'proportion' },
    ])
  },
  { times: Number(options.times), loadedMb },
)
if (options.write !== undefined) {
  writeFileSync(
    options.write,
    Float64Array.from(tables.flatMap(({ cells }) => cells.map(({ se }) => se ?? Number.NaN))),
  )
}
