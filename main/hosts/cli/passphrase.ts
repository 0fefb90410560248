import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { UsageError } from './options.ts'

/**
 * The passphrase, from a file descriptor (`--passphrase-fd 3`), the environment variable CARACTERIZA_PASSPHRASE or a
 * prompt that shows nothing. Never from an argument, which other programs can read in the list of processes.
 */
export const askPassphrase = async (descriptor: string | undefined, question: string): Promise<string> => {
  if (descriptor !== undefined) return firstLine(readFileSync(descriptorNumber(descriptor), 'utf8'))
  const fromEnvironment = process.env.CARACTERIZA_PASSPHRASE
  if (fromEnvironment !== undefined && fromEnvironment !== '') return fromEnvironment
  if (!process.stdin.isTTY) throw new UsageError('missingOption', 'CARACTERIZA_PASSPHRASE | --passphrase-fd')
  return prompt(question)
}

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

const descriptorNumber = (text: string): number => {
  if (!/^\d{1,4}$/.test(text)) throw new UsageError('wrongValue', '--passphrase-fd')
  return Number(text)
}

const firstLine = (text: string): string => text.split(/\r?\n/, 1)[0] ?? ''
