import { parseArgs } from 'node:util'
import type { Language } from '../../contract/text.ts'

/** Every option of every command, so that one misspelled anywhere is noticed. */
const known = {
  study: { type: 'string' },
  out: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  'passphrase-fd': { type: 'string' },
  title: { type: 'string' },
  person: { type: 'string' },
  dataset: { type: 'string' },
  format: { type: 'string' },
  delimiter: { type: 'string' },
  encoding: { type: 'string' },
  decimal: { type: 'string' },
  'no-header': { type: 'boolean' },
  sheet: { type: 'string' },
  'header-row': { type: 'string' },
  type: { type: 'string', multiple: true },
  identifier: { type: 'string', multiple: true },
  codebook: { type: 'string' },
  form: { type: 'string' },
  'form-choices': { type: 'string' },
  'form-settings': { type: 'string' },
  labels: { type: 'string', multiple: true },
  trust: { type: 'string' },
  parent: { type: 'string' },
  object: { type: 'string' },
  reason: { type: 'string' },
  in: { type: 'string' },
  to: { type: 'string' },
  table: { type: 'string' },
  design: { type: 'string' },
  unweighted: { type: 'string' },
  statistic: { type: 'string' },
  variable: { type: 'string' },
  over: { type: 'string' },
  by: { type: 'string' },
  where: { type: 'string' },
  unit: { type: 'string' },
  universe: { type: 'string' },
  keys: { type: 'string' },
  sensitive: { type: 'string' },
  weight: { type: 'string' },
  household: { type: 'string' },
  counts: { type: 'boolean' },
  settle: { type: 'boolean' },
  kind: { type: 'string' },
  missing: { type: 'string', multiple: true },
  'labels-from': { type: 'string' },
  compare: { type: 'string' },
  rule: { type: 'string' },
  state: { type: 'string' },
  accept: { type: 'string', multiple: true },
  reopen: { type: 'string', multiple: true },
  note: { type: 'string' },
  use: { type: 'string' },
  from: { type: 'string' },
  erase: { type: 'string' },
  release: { type: 'string' },
  retract: { type: 'string' },
  item: { type: 'string', multiple: true },
  all: { type: 'boolean' },
  do: { type: 'string' },
  check: { type: 'string', multiple: true },
  cell: { type: 'string' },
  tolerance: { type: 'string' },
  role: { type: 'string', multiple: true },
  holder: { type: 'string', multiple: true },
  head: { type: 'string' },
  'accept-older': { type: 'boolean' },
  'new-passphrase-fd': { type: 'string' },
  name: { type: 'string' },
  stage: { type: 'string' },
  with: { type: 'string' },
  on: { type: 'string', multiple: true },
  relation: { type: 'string' },
  'accept-from': { type: 'string' },
  'review-from': { type: 'string' },
  same: { type: 'string' },
  different: { type: 'string' },
  undecided: { type: 'string' },
  'rest-different': { type: 'boolean' },
  records: { type: 'boolean' },
  record: { type: 'string' },
  strike: { type: 'boolean' },
  restore: { type: 'boolean' },
  pair: { type: 'string', multiple: true },
  keep: { type: 'boolean' },
} as const

/** The command line could not be understood: `about` is the option or argument in question. */
export class UsageError extends Error {
  readonly code: 'unknownOption' | 'missingOption' | 'missingArgument' | 'wrongValue'
  readonly about: string
  constructor(code: UsageError['code'], about: string) {
    super(code)
    this.code = code
    this.about = about
  }
}

export type Options = ReturnType<typeof readOptions>

/** Reads the arguments after the command's name. */
export const readOptions = (argv: readonly string[]) => {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: known, allowPositionals: true })
    return { ...values, positionals }
  } catch (error) {
    throw new UsageError('unknownOption', /'(-[^' ]+)/.exec(String(error))?.[1] ?? '')
  }
}

export const needed = (options: Options, name: Exclude<keyof Options, 'positionals'>): string => {
  const value = options[name]
  if (typeof value !== 'string' || value === '') throw new UsageError('missingOption', `--${name}`)
  return value
}

/** A whole number from 1. */
export const wholeNumber = (text: string, option: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError('wrongValue', option)
  return Number(text)
}

/** An option that counts something, from 1. */
export const countOf = (options: Options, name: 'from' | 'to' | 'use'): number | undefined => {
  const text = options[name]
  return text === undefined ? undefined : wholeNumber(text, `--${name}`)
}

export const argument = (options: Options, name: string): string => {
  const [value] = options.positionals
  if (value === undefined) throw new UsageError('missingArgument', name)
  return value
}

/** `--lang`, else the language of the terminal: Spanish unless it is set to English. */
export const languageOf = (argv: readonly string[], environment: NodeJS.ProcessEnv): Language => {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const word = at < 0 ? undefined : argv[at] === '--lang' ? argv[at + 1] : argv[at]?.slice('--lang='.length)
  if (word === 'es' || word === 'en') return word
  if (word !== undefined) throw new UsageError('wrongValue', '--lang')
  return /^en/i.test(environment.LC_ALL || environment.LANG || '') ? 'en' : 'es'
}
