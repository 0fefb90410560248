import { randomUUID } from 'node:crypto'
import { type Args, type CommandName, commands, type Result } from '../contract/commands.ts'
import { Failure } from '../contract/failure.ts'
import { rememberHead } from '../study/age.ts'
import { studyFailure } from '../study/damage.ts'
import { closeStudy } from '../study/open-study.ts'
import type { CallOptions, Context, Engine, Handler, Surroundings } from './context.ts'
import { handlers } from './handlers.ts'
import { refuseAccess } from './refuse-access.ts'
import type { Session } from './session.ts'

/**
 * The engine: one study, one command at a time, in the order asked. Every command is checked against the contract,
 * run, and answered with a result or a `Failure`; an unexpected error becomes `internal` with an incident number, and
 * its detail goes to the local log alone.
 */
export const createEngine = (surroundings: Surroundings): Engine => {
  const session: Session = { study: null, age: 'unproved' }
  const listeners = new Set<Parameters<Engine['onChanged']>[0]>()
  let queue: Promise<unknown> = Promise.resolve()

  const call = <C extends CommandName>(command: C, args: Args<C>, options: CallOptions = {}): Promise<Result<C>> => {
    const over = new AbortController()
    const run = async (): Promise<Result<C>> => {
      try {
        return await runCommand(command, args, contextFor(options, over.signal))
      } catch (error) {
        throw failureOf(error, session, surroundings)
      } finally {
        over.abort()
        remember()
      }
    }
    const answer = queue.then(run)
    queue = answer.catch(() => undefined)
    return answer
  }

  /** Where that fails, what was done stays done, and the next opening proves less. */
  const remember = (): void => {
    try {
      if (session.study && surroundings.heads !== undefined) rememberHead(session.study, surroundings.heads)
    } catch (error) {
      failureOf(error, session, surroundings)
    }
  }

  const contextFor = (options: CallOptions, over: AbortSignal): Context => ({
    surroundings,
    session,
    signal: options.signal ?? new AbortController().signal,
    over,
    progress: options.onProgress ?? (() => undefined),
    changed: (...parts) => {
      for (const listener of listeners) listener(parts)
    },
  })

  return {
    call,
    onChanged: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => {
      await queue
      if (session.study) closeStudy(session.study)
      session.study = null
    },
  }
}

const runCommand = async <C extends CommandName>(command: C, args: Args<C>, context: Context): Promise<Result<C>> => {
  const shape = Object.hasOwn(commands, command) ? commands[command] : undefined
  if (!shape) throw new Failure('request.unknown-command', { command })
  refuseAccess(command, context.session)
  const checked = shape.args.safeParse(args)
  if (!checked.success) {
    throw new Failure('request.invalid', { command, path: checked.error.issues[0]?.path.join('.') || '/' })
  }
  if (context.signal.aborted) throw new Failure('cancelled', {})
  return (handlers[command] as Handler<CommandName>)(checked.data as never, context) as Promise<Result<C>>
}

/** What the caller gets to see. Aborts are `cancelled`; anything unforeseen is `internal`, without its message. */
const failureOf = (error: unknown, { study }: Session, surroundings: Surroundings): Failure => {
  const known = study ? studyFailure(error, study) : error
  if (known instanceof Failure) return known
  if (error instanceof Error && error.name === 'AbortError') return new Failure('cancelled', {})
  const incident = randomUUID().slice(0, 8)
  surroundings.incident(incident, error)
  return new Failure('internal', { incident })
}
