import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { setup as build } from '../harness/build-desktop.ts'
import { launchChromium } from '../harness/chromium.ts'
import { electronRuntime, startDesktop } from '../harness/electron.ts'
import { openStudy } from '../harness/open-sample.ts'
import { type OpenPage, openPage } from '../harness/page.ts'
import { type Figure, figuresText, ownFigure } from './figures.ts'
import { largeStudy } from './ui/large-study.ts'
import { heapMb, type LongestTask, watchingTasks } from './ui/main-thread.ts'
import { pickTables } from './ui/picks.ts'
import { scrollRecords } from './ui/records.ts'

/*
 * npm run bench:ui [-- --times 5 --rows 1000000 --json FILE]
 *
 * The window in real Chromium with a large study open, against the engine behind its port: the time from a pick in the
 * tables builder to the drawn table, the longest tasks of the page's main thread, its JavaScript heap, and the time from
 * start to usable; of `times` pages the medians, of tasks and the heap the worst. Processor times stand beside those by the clock, which
 * other work on the machine lengthens. Exits with 1 when a goal is missed.
 */

const goals = { pick: { most: 250 }, task: { most: 100 }, heap: { most: 200 }, start: { most: 2000 } }

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      times: { type: 'string', default: '5' },
      rows: { type: 'string', default: '1000000' },
      json: { type: 'string' },
    },
  })
  build()
  const study = await largeStudy(Number(values.rows))
  const browser = await launchChromium()
  if (!browser) return 1
  const times = Number(values.times)
  const visits: Visit[] = []
  for (let turn = 0; turn < times; turn++) visits.push(await visit(browser, study))
  await browser.close()
  const figures = [...figuresOf(visits), ...(await desktopStart(times))]
  console.log(`${values.rows} records, ${times} pages, ${cpus().length} CPUs, load ${loadavg()[0]?.toFixed(1)}`)
  console.log(figuresText(figures))
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ figures, visits }, null, 2)}\n`)
  return figures.every(({ isMet }) => isMet) ? 0 : 1
}

type Visit = {
  readonly startMs: number
  readonly picksMs: readonly number[]
  readonly picking: LongestTask
  readonly scrolling: LongestTask
  readonly heapMb: number
}

/** One page from its start through picking tables and scrolling records. */
const visit = async (browser: Browser, study: string): Promise<Visit> => {
  const start = performance.now()
  const at = await openPage(browser, { ownProcess: true })
  await usable(at.page)
  const startMs = performance.now() - start
  await openStudy(at, study)
  const seen = await watched(browser, at)
  await at.close()
  return { startMs, ...seen }
}

const watched = async (browser: Browser, { page }: OpenPage): Promise<Omit<Visit, 'startMs'>> => {
  let picksMs: readonly number[] = []
  const picking = await watchingTasks(browser, page, async () => {
    picksMs = await pickTables(page)
  })
  const heapAfterPicks = await heapMb(page)
  const scrolling = await watchingTasks(browser, page, () => scrollRecords(page))
  return { picksMs, picking, scrolling, heapMb: Math.max(heapAfterPicks, await heapMb(page)) }
}

const usable = (page: OpenPage['page']): Promise<void> => page.getByRole('button', { name: 'Abrir estudio…' }).waitFor()

const figuresOf = (visits: readonly Visit[]): Figure[] => {
  const worst = (pick: (visit: Visit) => number): number => Math.max(...visits.map(pick))
  return [
    ownFigure('from a pick to the drawn table', 'ms', medianOf(visits.flatMap(({ picksMs }) => picksMs)), goals.pick),
    ownFigure(
      'longest task while picking',
      'ms',
      worst(({ picking }) => picking.ms),
      goals.task,
    ),
    ownFigure(
      '  of its own processor time',
      'ms',
      worst(({ picking }) => picking.cpuMs),
      goals.task,
    ),
    ownFigure(
      'longest task while scrolling',
      'ms',
      worst(({ scrolling }) => scrolling.ms),
      goals.task,
    ),
    ownFigure(
      '  of its own processor time',
      'ms',
      worst(({ scrolling }) => scrolling.cpuMs),
      goals.task,
    ),
    ownFigure(
      'JavaScript heap',
      'MB',
      worst(({ heapMb: mb }) => mb),
      goals.heap,
    ),
    ownFigure('start to usable, page', 'ms', medianOf(visits.map(({ startMs }) => startMs)), goals.start),
  ]
}

/** The same start in the real application, where its runtime is at hand. */
const desktopStart = async (times: number): Promise<Figure[]> => {
  const runtime = electronRuntime()
  if (runtime === null) return []
  const starts: number[] = []
  for (let turn = 0; turn < times; turn++) {
    const start = performance.now()
    const { app, page } = await startDesktop(runtime)
    await usable(page)
    starts.push(performance.now() - start)
    await app.close()
  }
  return [ownFigure('start to usable, application', 'ms', medianOf(starts), goals.start)]
}

const medianOf = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number

process.exitCode = await main()
