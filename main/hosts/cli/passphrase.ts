import { readFileSync } from 'node:fs'
import { UsageError } from './options.ts'
import type { Terminal } from './terminal.ts'

/**
 * The passphrase, from a file descriptor (`--passphrase-fd 3`), the environment variable CARACTERIZA_PASSPHRASE or a
 * prompt that shows nothing. Never from an argument, which other programs can read in the list of processes.
 */
export const askPassphrase = async (
  { environment, ask }: Terminal,
  descriptor: string | undefined,
  question: string,
  variable = 'CARACTERIZA_PASSPHRASE',
  option = '--passphrase-fd',
): Promise<string> => {
  if (descriptor !== undefined) return firstLine(readFileSync(descriptorNumber(descriptor, option), 'utf8'))
  const fromEnvironment = environment[variable]
  if (fromEnvironment !== undefined && fromEnvironment !== '') return fromEnvironment
  if (ask === null) throw new UsageError('missingOption', `${variable} | ${option}`)
  return ask(question)
}

/** The passphrase that is to come, beside the one that opens the study. */
export const askSecondPassphrase = (
  terminal: Terminal,
  descriptor: string | undefined,
  question: string,
): Promise<string> => askPassphrase(terminal, descriptor, question, 'CARACTERIZA_NEW_PASSPHRASE', '--new-passphrase-fd')

const descriptorNumber = (text: string, option: string): number => {
  if (!/^\d{1,4}$/.test(text)) throw new UsageError('wrongValue', option)
  return Number(text)
}

const firstLine = (text: string): string => text.split(/\r?\n/, 1)[0] ?? ''
