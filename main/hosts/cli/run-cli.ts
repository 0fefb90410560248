import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Failure } from '../../contract/failure.ts'
import type { Language } from '../../contract/text.ts'
import type { Surroundings } from '../../engine/context.ts'
import { createEngine } from '../../engine/engine.ts'
import { loadTexts, type Texts } from '../../engine/texts.ts'
import { incidentText } from '../incident.ts'
import { headsFile } from '../user-folder.ts'
import { runCliCommand } from './commands.ts'
import { languageOf, readOptions, UsageError } from './options.ts'
import { terminalProgress } from './progress.ts'
import type { Answer, Call } from './scene.ts'
import type { Terminal } from './terminal.ts'

/** Exit codes, told in the help: scripts rely on them. */
export const exitCodes = { done: 0, failed: 1, usage: 2, internal: 3, cancelled: 130 } as const

const resources = join(import.meta.dirname, '../../../resources')

/** Runs one command with its arguments and gives back the exit code. `own` replaces what the machine gives the engine. */
export const runCli = async (
  argv: readonly string[],
  terminal: Terminal,
  own: Partial<Surroundings> = {},
): Promise<number> => {
  let language: Language = 'es'
  try {
    language = languageOf(argv, terminal.environment)
    const texts = loadTexts(resources, language)
    const [command = 'help', ...rest] = argv
    const options = readOptions(rest)
    if (command === 'help' || command === '--help' || command === '-h' || options.help) {
      terminal.write(`${texts('cli.help')}\n\n${texts('cli.help.people')}\n`)
      return exitCodes.done
    }
    return await withEngine(terminal, own, texts, async (call) => {
      const answer = await runCliCommand(command, { options, language, texts, call, resources, terminal })
      terminal.write(outputOf(answer, options.json === true))
      return answer.failed ? exitCodes.failed : exitCodes.done
    })
  } catch (error) {
    return tellFailure(error, terminal, loadTexts(resources, language), argv.includes('--json'))
  }
}

/** Gives `use` an engine whose long work shows on the terminal and stops at Ctrl-C. */
const withEngine = async (
  terminal: Terminal,
  own: Partial<Surroundings>,
  texts: Texts,
  use: (call: Call) => Promise<number>,
): Promise<number> => {
  const engine = createEngine({
    reader: join(import.meta.dirname, '../file-reader.ts'),
    resources,
    now: () => new Date(),
    incident: (incident, error) => terminal.tell(incidentText(incident, error)),
    heads: headsFile(terminal.environment),
    ...own,
  })
  const controller = new AbortController()
  const progress = terminalProgress(terminal, texts)
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

const outputOf = (answer: Answer, asJson: boolean): string =>
  asJson ? `${JSON.stringify(answer.json)}\n` : answer.text === '' ? '' : `${answer.text}\n`

const tellFailure = (error: unknown, terminal: Terminal, texts: Texts, asJson: boolean): number => {
  if (error instanceof UsageError) {
    terminal.tell(`${texts(`cli.usage.${error.code}`, { about: error.about })}\n`)
    return exitCodes.usage
  }
  const failure = error instanceof Failure ? error : incidentOf(error, terminal)
  if (asJson) terminal.write(`${JSON.stringify({ failure: { code: failure.code, params: failure.params } })}\n`)
  terminal.tell(`${texts(`failure.${failure.code}`, failure.params)}\n`)
  if (failure.code === 'study.older-than-remembered') terminal.tell(`${texts('cli.wayOut.acceptOlder')}\n`)
  if (failure.code === 'cancelled') return exitCodes.cancelled
  return failure.code === 'internal' ? exitCodes.internal : exitCodes.failed
}

const incidentOf = (error: unknown, terminal: Terminal): Failure => {
  const incident = randomUUID().slice(0, 8)
  terminal.tell(incidentText(incident, error))
  return new Failure('internal', { incident })
}
