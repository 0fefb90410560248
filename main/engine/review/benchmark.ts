import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Failure } from '../../contract/failure.ts'
import { benchmarkOfTable } from '../../core/review/benchmark-of-table.ts'
import { compareFigures, type FigurePair, type Tolerance } from '../../core/review/compare-figures.ts'
import { type Figure, figuresOf } from '../../core/review/figures.ts'
import { readBenchmark } from '../../files/benchmark.ts'
import { benchmarkOf, keepBenchmark } from '../../study/benchmarks.ts'
import { people } from '../../study/people.ts'
import type { Study } from '../../study/study.ts'
import { itemName, type PresentItem } from './items.ts'

/** Reads a table of another program and keeps it to be held against the item, now and after every change. */
export const keepBenchmarkOf = async (
  study: Study,
  { item, result }: PresentItem,
  file: string,
  tolerance: Tolerance,
): Promise<void> => {
  const figures = figuresIn(result)
  const [first] = figures ?? []
  if (!figures || !first) throw new Failure('review.no-figures', { item: itemName(item) })
  const table = await readBenchmark(file)
  const names = [...new Set(figures.flatMap(({ at }) => Object.keys(at)))]
  const theirs = benchmarkOfTable(table, names)
  const sha256 = createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
  const kept = { figures: JSON.stringify(theirs), tolerance: JSON.stringify(tolerance) }
  keepBenchmark(study, item, { file: basename(file), sha256, ...kept })
}

/** The item beside the benchmark kept last; null without one. */
export const againstBenchmark = (
  study: Study,
  { item, result }: PresentItem,
): { file: string; at: string; person: string; figures: FigurePair[] } | null => {
  const kept = benchmarkOf(study, item)
  const figures = figuresIn(result)
  if (!kept || !figures) return null
  const pairs = compareFigures(figures, JSON.parse(kept.figures) as Figure[], JSON.parse(kept.tolerance) as Tolerance)
  const person = people(study).get(kept.person) ?? kept.person
  return { file: kept.file, at: kept.keptAt, person, figures: [...pairs] }
}

const figuresIn = (result: PresentItem['result']): readonly Figure[] | null => {
  const found = result()
  return found && figuresOf(found)
}
