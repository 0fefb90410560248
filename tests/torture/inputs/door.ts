import type { CommandName } from '../../../main/contract/commands.ts'
import type { Mutation } from './mutate.ts'

/** A way by which bytes that nobody vouches for come in. */
export type Door = {
  readonly name: string
  /** What the file is called. */
  readonly file: string
  /** The commands of the product that let such files in. */
  readonly commands: readonly CommandName[]
  readonly seeds: () => readonly Uint8Array[] | Promise<readonly Uint8Array[]>
  readonly mutate: Mutation
  /** How many of the inputs are for it, beside those of the other doors. */
  readonly turns: number
  /** Reads the file as the product does; throws a `Failure` for what it refuses. */
  readonly enter: (path: string) => Promise<void>
}
