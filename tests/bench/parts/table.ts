import { type Figure, ownFigure, timeFigure } from '../figures.ts'
import { inTurns, type Median, type Task } from '../in-turns.ts'
import { readNumbers, surveyFolder } from '../survey/survey-files.ts'
import { largestDifference } from '../tasks/table/figures-file.ts'
import type { Settings } from './settings.ts'

const goals = {
  duckdb: { most: 0.4 },
  r: { least: 1000 },
  growth: { most: 1.3 },
  moreCells: { most: 1.5 },
  shuffled: { most: 2 },
  group: { most: 0.5 },
  memory: { most: 100 },
  difference: { most: 1e-9 },
}

const [small, middle, large] = [100_000, 1_000_000, 5_000_000]

/** The full design-based table and the bare group-by beside DuckDB on two threads and R survey. */
export const tableFigures = (settings: Settings): Figure[] => {
  console.log(`table: sex × band × cause × department, 1260 cells, of ${[small, middle, large].join(', ')} persons`)
  const ofSmall = atSize(settings, small)
  const ofMiddle = atSize(settings, middle)
  const ofLarge = atSize({ ...settings, withR: false }, large)
  return [
    ...ofSmall.figures,
    ...ofMiddle.figures,
    ...ofLarge.figures,
    growth(ofSmall.ours, ofLarge.ours),
    ...variants(settings),
    ...group(settings),
  ]
}

/** Ours, DuckDB and R at one size, and whether their figures are equal. */
const atSize = (settings: Settings, rows: number): { readonly ours: Median; readonly figures: readonly Figure[] } => {
  const { times, inR, withR } = settings
  const folder = surveyFolder(settings.folder, rows)
  const figures = (name: string): string => `${folder}/${name}-figures.bin`
  const written = (name: string): string[] => [folder, '--write', figures(name)]
  const ours: Task = { program: 'table/estimate.ts', args: written('our'), times }
  const prepared: Task = { program: 'table/estimate.ts', args: [folder, '--prepare'], times }
  const duckdb: Task = { program: 'table/estimate-duckdb.ts', args: written('duckdb'), times }
  const [part, partText] = rows === middle ? ['3', ', by 3 of 14 departments'] : ['14', '']
  const svyby: Task = { program: 'table/estimate.R', args: [folder, part, figures('r')], ...inR }
  const runs = inTurns({ ours, prepared, duckdb, ...(withR ? { r: svyby } : {}) })
  const difference = (name: string): number =>
    largestDifference(readNumbers(figures('our')), readNumbers(figures(name)))
  const size = `${rows / 1e6} M`
  const goal = rows >= middle ? goals.duckdb : undefined
  return {
    ours: runs.ours,
    figures: [
      timeFigure(`full table, ${size}; DuckDB`, runs.ours, runs.duckdb, goal),
      timeFigure(`the same with the design prepared anew; DuckDB`, runs.prepared, runs.duckdb),
      ownFigure(`largest difference from DuckDB, ${size}`, 'share', difference('duckdb'), goals.difference),
      ...(runs.r
        ? [
            timeFigure(`full table, ${size}; R svyby${partText}`, runs.ours, runs.r, goals.r),
            ownFigure(`largest difference from R, ${size}`, 'share', difference('r'), goals.difference),
          ]
        : []),
      ...(rows === middle
        ? [ownFigure('memory of the full table over its columns, 1 M', 'MB', runs.ours.addedMb, goals.memory)]
        : []),
    ],
  }
}

/** Times per row of the largest and the smallest survey. */
const growth = (ofSmall: Median, ofLarge: Median): Figure => {
  const perRow = ({ ms, cpuMs, firstMs, ...rest }: Median, rows: number): Median => {
    const scale = small / rows
    return { ...rest, ms: ms * scale, cpuMs: cpuMs * scale, firstMs: firstMs * scale }
  }
  return timeFigure('full table per 0.1 M rows, 5 M; 0.1 M', perRow(ofLarge, large), ofSmall, goals.growth)
}

/** The table of 1 M persons with eleven times the cells, and with its rows in a random order. */
const variants = ({ folder, times }: Settings): Figure[] => {
  const survey = surveyFolder(folder, middle)
  const task = (...options: string[]): Task => ({ program: 'table/estimate.ts', args: [survey, ...options], times })
  const runs = inTurns({ plain: task(), byYear: task('--by-year'), shuffled: task('--shuffled') })
  return [
    timeFigure('full table, 1 M: 13,860 cells; 1,260', runs.byYear, runs.plain, goals.moreCells),
    timeFigure('full table, 1 M: rows in random order; by unit', runs.shuffled, runs.plain, goals.shuffled),
  ]
}

const group = ({ folder, times }: Settings): Figure[] => {
  const args = [surveyFolder(folder, middle)]
  const runs = inTurns({
    ours: { program: 'table/group.ts', args, times },
    duckdb: { program: 'table/group-duckdb.ts', args, times },
  })
  return [
    timeFigure('bare weighted group-by, 1 M; DuckDB', runs.ours, runs.duckdb, goals.group),
    ownFigure('memory of the group-by over its columns, 1 M', 'MB', runs.ours.addedMb, goals.memory),
  ]
}
