import { resolve } from 'node:path'
import type { Args, CommandName, Result } from '../../contract/commands.ts'
import type { Language } from '../../contract/text.ts'
import type { Texts } from '../../engine/texts.ts'
import { needed, type Options } from './options.ts'
import { askPassphrase } from './passphrase.ts'
import type { Terminal } from './terminal.ts'

export type Call = <C extends CommandName>(command: C, args: Args<C>) => Promise<Result<C>>

/** What a command answers: the same for people (`text`) and machines (`json`). */
export type Answer = { readonly text: string; readonly json: unknown; readonly failed?: boolean }

/** What every command works with. */
export type Scene = {
  readonly options: Options
  readonly language: Language
  readonly texts: Texts
  readonly call: Call
  readonly resources: string
  readonly terminal: Terminal
}

export type CliCommand = (scene: Scene) => Promise<Answer>

/** Opens the study of `--study` with the passphrase of whoever asks. */
export const openStudy = async ({ options, texts, call, terminal }: Scene): Promise<Result<'study.open'>> => {
  const folder = resolve(needed(options, 'study'))
  const passphrase = await askPassphrase(terminal, options['passphrase-fd'], texts('cli.ask.passphrase'))
  const { head, 'accept-older': acceptOlder = false } = options
  return call('study.open', { folder, passphrase, acceptOlder, ...(head === undefined ? {} : { head }) })
}
