import type { Browser, Page } from 'playwright-core'

/** The longest task of the page's main thread while something was done, in milliseconds. */
export type LongestTask = {
  /** By the clock. */
  readonly ms: number
  /** Of its own processor time, which other work on the machine does not lengthen. */
  readonly cpuMs: number
}

type TraceEvent = {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** Does `work` and tells the longest task that it put on the main thread. */
export const watchingTasks = async (browser: Browser, page: Page, work: () => Promise<void>): Promise<LongestTask> => {
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] })
  await work()
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`
  const mainThreads = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf),
  )
  const tasks = traceEvents.filter((event) => event.name.endsWith('RunTask') && mainThreads.has(threadOf(event)))
  if (tasks.length === 0) throw new Error('the browser told of no task of the page')
  const longest = (pick: (event: TraceEvent) => number | undefined): number =>
    tasks.reduce((most, event) => Math.max(most, (pick(event) ?? 0) / 1000), 0)
  return { ms: longest(({ dur }) => dur), cpuMs: longest(({ tdur }) => tdur) }
}

/** The JavaScript heap of the page in use, in MB. */
export const heapMb = async (page: Page): Promise<number> => {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const { metrics } = await session.send('Performance.getMetrics')
  await session.detach()
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1e6
}
