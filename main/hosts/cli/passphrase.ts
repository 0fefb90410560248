import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { UsageError } from './options.ts'

/**
 * The passphrase, from a file descriptor (`--passphrase-fd 3`), the environment variable CARACTERIZA_PASSPHRASE or a
 * prompt that shows nothing. Never from an argument, which other programs can read in the list of processes.
 */
export const askPassphrase = async (
  descriptor: string | undefined,
  question: string,
  variable = 'CARACTERIZA_PASSPHRASE',
  option = '--passphrase-fd',
): Promise<string> => {
  if (descriptor !== undefined) return firstLine(readFileSync(descriptorNumber(descriptor, option), 'utf8'))
  const fromEnvironment = process.env[variable]
  if (fromEnvironment !== undefined && fromEnvironment !== '') return fromEnvironment
  if (!process.stdin.isTTY) throw new UsageError('missingOption', `${variable} | ${option}`)
  return prompt(question)
}

/** The passphrase that is to come, beside the one that opens the study. */
export const askSecondPassphrase = (descriptor: string | undefined, question: string): Promise<string> =>
  askPassphrase(descriptor, question, 'CARACTERIZA_NEW_PASSPHRASE', '--new-passphrase-fd')

const prompt = async (question: string): Promise<string> => {
  process.stderr.write(question)
  const mute = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: mute, terminal: true })
  try {
    return await terminal.question('')
  } finally {
    terminal.close()
    process.stderr.write('\n')
  }
}

const descriptorNumber = (text: string, option: string): number => {
  if (!/^\d{1,4}$/.test(text)) throw new UsageError('wrongValue', option)
  return Number(text)
}

const firstLine = (text: string): string => text.split(/\r?\n/, 1)[0] ?? ''
