import { type Figure, ownFigure, timeFigure } from '../figures.ts'
import { inTurns, type Task } from '../in-turns.ts'
import { readNumbers, surveyFolder } from '../survey/survey-files.ts'
import type { Settings } from './settings.ts'

const goals = {
  rake: { least: 200 },
  calibrate: { least: 80 },
  bootstrap: { least: 1000 },
  memory: { most: 100 },
  difference: { most: 1e-9 },
}

const [small, middle] = [100_000, 1_000_000]

/** Raking, calibration and bootstrap; beside R survey where it is installed. */
export const weightingFigures = (settings: Settings): Figure[] => {
  console.log('weighting: raking to 30 totals, linear calibration to 40, 500 bootstrap replicates of 90 cells')
  return [...raking(settings), ...calibration(settings), ...bootstrap(settings)]
}

/** Weights are held against R's where both sweep on to 1e-13, since each stops in its own way at 1e-8. */
const raking = (settings: Settings): Figure[] => {
  const { times, inR, withR } = settings
  const folder = surveyFolder(settings.folder, middle)
  const ours: Task = { program: 'weighting/rake.ts', args: [folder], times }
  const r: Task = { program: 'weighting/rake.R', args: [folder, '1e-8'], ...inR }
  const runs = inTurns({ ours, ...(withR ? { r } : {}) })
  const memory = ownFigure('memory of raking over its columns, 1 M', 'MB', runs.ours.addedMb, goals.memory)
  if (!runs.r) return [memory]
  const [checked, weights] = [surveyFolder(settings.folder, small), weightFiles(settings.folder, 'raked')]
  inTurns({ ours: { ...ours, args: [checked, '--epsilon', '1e-13', '--write', weights.ours], times: 1 } })
  inTurns({ r: { ...r, args: [checked, '1e-13', weights.r], times: 1 } })
  return [
    timeFigure('raking to 3 margins to 1e-8, 1 M; R rake', runs.ours, runs.r, goals.rake),
    ownFigure('largest difference of a weight from R', 'share', differenceOf(weights), goals.difference),
    memory,
  ]
}

const calibration = (settings: Settings): Figure[] => {
  const { times, inR, withR } = settings
  const folder = surveyFolder(settings.folder, middle)
  const weights = weightFiles(folder, 'calibrated')
  const ours: Task = { program: 'weighting/calibrate.ts', args: [folder, '--write', weights.ours], times }
  const r: Task = { program: 'weighting/calibrate.R', args: [folder, weights.r], ...inR }
  const runs = inTurns({ ours, ...(withR ? { r } : {}) })
  const memory = ownFigure('memory of calibration over its columns, 1 M', 'MB', runs.ours.addedMb, goals.memory)
  if (!runs.r) return [memory]
  return [
    timeFigure('linear calibration to 40 totals, 1 M; R calibrate', runs.ours, runs.r, goals.calibrate),
    ownFigure('largest difference of a weight from R', 'share', differenceOf(weights), goals.difference),
    memory,
  ]
}

/** Standard errors are held against R's with the multipliers that R drew. */
const bootstrap = (settings: Settings): Figure[] => {
  const { times, inR, withR } = settings
  const folder = surveyFolder(settings.folder, small)
  const [multipliers, errors] = [`${folder}/multipliers.bin`, weightFiles(folder, 'errors')]
  const ours: Task = { program: 'weighting/bootstrap.ts', args: [folder], times }
  const r: Task = { program: 'weighting/bootstrap.R', args: [folder, multipliers, errors.r], ...inR }
  const runs = inTurns({ ours, ...(withR ? { r } : {}) })
  const { large } = inTurns({ large: { ...ours, args: [surveyFolder(settings.folder, middle)], times: 1 } })
  const memory = ownFigure('memory of 500 replicates over their columns, 1 M', 'MB', large.addedMb, goals.memory)
  if (!runs.r) return [memory]
  inTurns({ ours: { ...ours, args: [folder, '--multipliers', multipliers, '--write', errors.ours], times: 1 } })
  return [
    timeFigure('500 bootstrap replicates, 90 cells, 0.1 M; R svyby', runs.ours, runs.r, goals.bootstrap),
    ownFigure('largest difference of a standard error from R', 'share', differenceOf(errors), goals.difference),
    memory,
  ]
}

type Files = { readonly ours: string; readonly r: string }

const weightFiles = (folder: string, name: string): Files => ({
  ours: `${folder}/${name}-ours.bin`,
  r: `${folder}/${name}-r.bin`,
})

const differenceOf = ({ ours, r }: Files): number => {
  const theirs = readNumbers(r)
  return readNumbers(ours).reduce((largest, value, at) => {
    const other = theirs[at] as number
    return Math.max(largest, Math.abs(value - other) / Math.abs(other))
  }, 0)
}
