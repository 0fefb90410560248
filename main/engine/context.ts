import type { Args, CheckedArgs, CommandName, Result } from '../contract/commands.ts'
import type { EngineEvent } from '../contract/wire.ts'
import type { KeyDerivationCost } from '../study/keys/passphrase-key.ts'
import type { Session } from './session.ts'

/** What the machine gives the engine; tests give their own. */
export type Surroundings = {
  /** The folder of resources: locales, code lists, geography, fonts. */
  readonly resources: string
  readonly now: () => Date
  /** The program of the thread that reads files from outside; left out: they are read in the engine's own. */
  readonly reader?: string
  /** The file in which this machine remembers how far the logs of studies went; left out: it remembers none. */
  readonly heads?: string
  /** What deriving a new key from a passphrase costs; left out: as recommended. */
  readonly keyCost?: KeyDerivationCost
  /** Where the detail of an internal error goes; a user sees only its number. */
  readonly incident: (number: string, error: unknown) => void
}

type ChangedPart = Extract<EngineEvent, { event: 'changed' }>['parts'][number]

/** What a handler gets beside its arguments. */
export type Context = {
  readonly surroundings: Surroundings
  readonly session: Session
  readonly signal: AbortSignal
  /** Aborted once the command has ended, however it did: what it began ends with it. */
  readonly over: AbortSignal
  readonly progress: (phase: string, done: number, total: number) => void
  readonly changed: (...parts: ChangedPart[]) => void
}

export type Handler<C extends CommandName> = (args: CheckedArgs<C>, context: Context) => Result<C> | Promise<Result<C>>

export type Handlers = { readonly [C in CommandName]: Handler<C> }

export type CallOptions = {
  readonly signal?: AbortSignal
  readonly onProgress?: (phase: string, done: number, total: number) => void
}

export type Engine = {
  /** Runs a command; rejects with a `Failure` and nothing else. */
  call<C extends CommandName>(command: C, args: Args<C>, options?: CallOptions): Promise<Result<C>>
  /** Tells every change of the study until the returned function is called. */
  onChanged(listener: (parts: readonly ChangedPart[]) => void): () => void
  close(): Promise<void>
}
