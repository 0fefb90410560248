#!/usr/bin/env node
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Failure } from '../contract/failure.ts'
import type { Language } from '../contract/text.ts'
import { createEngine } from '../engine/engine.ts'
import { loadTexts, type Texts } from '../engine/texts.ts'
import { runCliCommand } from './cli/commands.ts'
import { languageOf, readOptions, UsageError } from './cli/options.ts'
import { terminalProgress } from './cli/progress.ts'
import type { Answer, Call } from './cli/scene.ts'
import { logIncident } from './incident.ts'
import { headsFile } from './user-folder.ts'

/** Exit codes, told in the help: scripts rely on them. */
const exitCodes = { done: 0, failed: 1, usage: 2, internal: 3, cancelled: 130 } as const

const resources = join(import.meta.dirname, '../../resources')

const main = async (argv: readonly string[]): Promise<number> => {
  let language: Language = 'es'
  try {
    language = languageOf(argv, process.env)
    const texts = loadTexts(resources, language)
    const [command = 'help', ...rest] = argv
    const options = readOptions(rest)
    if (command === 'help' || command === '--help' || command === '-h' || options.help) {
      process.stdout.write(`${texts('cli.help')}\n\n${texts('cli.help.people')}\n`)
      return exitCodes.done
    }
    return await withEngine(texts, async (call) => {
      const answer = await runCliCommand(command, { options, language, texts, call, resources })
      print(answer, options.json === true)
      return answer.failed ? exitCodes.failed : exitCodes.done
    })
  } catch (error) {
    return tell(error, loadTexts(resources, language), argv.includes('--json'))
  }
}

/** Gives `use` an engine whose long work shows on the terminal and stops at Ctrl-C. */
const withEngine = async (texts: Texts, use: (call: Call) => Promise<number>): Promise<number> => {
  const engine = createEngine({
    reader: join(import.meta.dirname, 'file-reader.ts'),
    resources,
    now: () => new Date(),
    incident: logIncident,
    heads: headsFile(process.env),
  })
  const controller = new AbortController()
  const progress = terminalProgress(texts)
  const stop = (): void => controller.abort()
  process.once('SIGINT', stop)
  const call: Call = async (command, args) => {
    try {
      return await engine.call(command, args, { signal: controller.signal, onProgress: progress.show })
    } finally {
      progress.end()
    }
  }
  try {
    return await use(call)
  } finally {
    process.off('SIGINT', stop)
    await engine.close()
  }
}

const print = (answer: Answer, asJson: boolean): void => {
  process.stdout.write(asJson ? `${JSON.stringify(answer.json)}\n` : answer.text === '' ? '' : `${answer.text}\n`)
}

const tell = (error: unknown, texts: Texts, asJson: boolean): number => {
  if (error instanceof UsageError) {
    process.stderr.write(`${texts(`cli.usage.${error.code}`, { about: error.about })}\n`)
    return exitCodes.usage
  }
  const failure = error instanceof Failure ? error : incidentOf(error)
  if (asJson) process.stdout.write(`${JSON.stringify({ failure: { code: failure.code, params: failure.params } })}\n`)
  process.stderr.write(`${texts(`failure.${failure.code}`, failure.params)}\n`)
  if (failure.code === 'study.older-than-remembered') process.stderr.write(`${texts('cli.wayOut.acceptOlder')}\n`)
  if (failure.code === 'cancelled') return exitCodes.cancelled
  return failure.code === 'internal' ? exitCodes.internal : exitCodes.failed
}

const incidentOf = (error: unknown): Failure => {
  const incident = randomUUID().slice(0, 8)
  logIncident(incident, error)
  return new Failure('internal', { incident })
}

// Whoever reads along may stop early (`| head`): that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.done)
  throw error
})

process.exitCode = await main(process.argv.slice(2))
