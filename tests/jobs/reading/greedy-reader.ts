import { workerData } from 'node:worker_threads'

/** Reading threads gone wrong, for tests: by the name of the file one takes all memory, hangs, or ends. */
const { file } = workerData.request as { file: string }
if (file.includes('memoria')) {
  const held: string[][] = []
  for (let at = 0; ; at++) held.push(Array.from({ length: 10_000 }, (_, row) => `${at} ${row}`))
}
if (file.includes('sin-fin')) for (;;) Math.sqrt(2)
process.exit(0)
