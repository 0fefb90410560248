import { basename, dirname, isAbsolute, join, normalize, relative, sep } from 'node:path'
import { choicePlace } from '../contract/choice-token.ts'
import type { CommandName } from '../contract/commands.ts'
import type { ChoicePurpose, Grant } from '../contract/desktop.ts'
import { Failure } from '../contract/failure.ts'

/** Which argument of a command is a place on the disk, and what it must have been chosen for. */
type Place = { readonly argument: 'file' | 'files' | 'folder' | 'form'; readonly purposes: readonly ChoicePurpose[] }

export const places: { readonly [C in CommandName]?: Place } = {
  'study.create': { argument: 'folder', purposes: ['newStudy', 'sample'] },
  'study.open': { argument: 'folder', purposes: ['study', 'newStudy', 'sample'] },
  'study.recover': { argument: 'folder', purposes: ['study'] },
  'study.handOver': { argument: 'folder', purposes: ['backup'] },
  'study.backup': { argument: 'folder', purposes: ['backup'] },
  'file.describe': { argument: 'file', purposes: ['data'] },
  'boundaries.describe': { argument: 'file', purposes: ['boundaries'] },
  'boundaries.import': { argument: 'folder', purposes: ['boundaries', 'plan', 'sample'] },
  'logos.import': { argument: 'folder', purposes: ['plan', 'sample'] },
  'form.describe': { argument: 'form', purposes: ['form'] },
  'sources.propose': { argument: 'files', purposes: ['data'] },
  'data.import': { argument: 'folder', purposes: ['data', 'plan', 'sample'] },
  'entry.addFile': { argument: 'file', purposes: ['data'] },
  'data.export': { argument: 'file', purposes: ['output'] },
  'codebook.import': { argument: 'file', purposes: ['codebook'] },
  'plan.load': { argument: 'file', purposes: ['plan', 'sample'] },
  'review.benchmark': { argument: 'file', purposes: ['data'] },
  'system.export': { argument: 'folder', purposes: ['output'] },
  'release.make': { argument: 'folder', purposes: ['output'] },
  'release.verify': { argument: 'folder', purposes: ['output'] },
  'report.write': { argument: 'folder', purposes: ['output'] },
  'script.write': { argument: 'folder', purposes: ['output'] },
  'sample.write': { argument: 'folder', purposes: ['sample'] },
}

/** Arguments that hold a place on the disk; a command that is not in the table may have none. */
const namesOfPlaces = ['file', 'files', 'folder', 'form'] as const

const formFiles = ['file', 'choices', 'settings'] as const

/** What is written to is chosen anew each time. */
const usedOnce: readonly ChoicePurpose[] = ['output', 'backup']

/**
 * Stands between a page and the engine: takes the tokens of what the user chose, gives the engine the paths behind
 * them, and takes the paths out of every answer. A token serves only the commands it was chosen for.
 */
export type Choices = {
  add(grant: Grant): void
  /** The arguments with paths in place of tokens; throws `choice.unknown` or `choice.outside`. */
  admit(command: string, args: unknown): unknown
  /** The result with tokens or bare names in place of paths. */
  conceal(command: string, result: unknown): unknown
}

export const createChoices = (): Choices => {
  const grants = new Map<string, Grant>()
  const spent = new Set<string>()

  const grantOf = (token: string, purposes: readonly ChoicePurpose[]): Grant => {
    const grant = grants.get(token)
    if (!grant || spent.has(token) || !purposes.includes(grant.purpose)) throw new Failure('choice.unknown', {})
    if (usedOnce.includes(grant.purpose)) spent.add(token)
    return grant
  }

  const tokenFor = (path: string): string => {
    for (const { token, path: root, covers } of grants.values()) {
      if (path === root) return token
      if (covers === 'folder' && isInside(root, path)) return [token, ...relative(root, path).split(sep)].join('/')
    }
    return basename(path)
  }

  const chosenPlace = (text: unknown, purposes: readonly ChoicePurpose[]) => {
    const chosen = choicePlace(String(text))
    if (!chosen) throw new Failure('choice.unknown', {})
    return { grant: grantOf(chosen.token, purposes), segments: chosen.segments }
  }

  const pathOf = (text: unknown, purposes: readonly ChoicePurpose[]): string => {
    const { grant, segments } = chosenPlace(text, purposes)
    return below(grant, segments)
  }

  /** The files of a form are chosen by themselves. */
  const withForm = (args: Record<string, unknown>): Record<string, unknown> => {
    const { form } = args
    if (!isRecord(form)) return args
    const files = formFiles.flatMap((name) => (form[name] === undefined ? [] : [[name, pathOf(form[name], ['form'])]]))
    return { ...args, form: { ...form, ...Object.fromEntries(files) } }
  }

  /** A source names its files relative to a folder, which a page must not leave; or its form and codebook by what was chosen. */
  const withSource = (
    args: Record<string, unknown>,
    part: 'source' | 'boundaries' | 'logo',
    purposes: readonly ChoicePurpose[],
  ): unknown => {
    const { grant, segments } = chosenPlace(args.folder, purposes)
    const source = isRecord(args[part]) ? args[part] : {}
    const folder = grant.covers === 'file' ? dirname(grant.path) : below(grant, segments)
    const form = isRecord(source.form) ? source.form : {}
    const isToken = (text: unknown): boolean => grants.has(String(text).split('/')[0] ?? '')
    const inFolder = formFiles.filter((name) => !isToken(form[name])).map((name) => form[name])
    const { codebook } = source
    for (const name of [source.file, isToken(codebook) ? undefined : codebook, ...inFolder]) {
      if (name === undefined) continue
      const target = join(folder, String(name))
      const isCovered = grant.covers === 'file' ? target === grant.path : isInside(folder, target)
      if (isAbsolute(String(name)) || !isCovered) throw new Failure('choice.outside', { file: basename(String(name)) })
    }
    const chosen = formFiles.filter((name) => isToken(form[name]))
    const files = Object.fromEntries(chosen.map((name) => [name, pathOf(form[name], ['form'])]))
    const named = {
      ...(chosen.length === 0 ? {} : { form: { ...form, ...files } }),
      ...(isToken(codebook) ? { codebook: pathOf(codebook, ['codebook']) } : {}),
    }
    return Object.keys(named).length === 0 ? { ...args, folder } : { ...args, folder, [part]: { ...source, ...named } }
  }

  return {
    add: (grant) => void grants.set(grant.token, grant),
    admit: (command, args) => {
      const place = places[command as CommandName]
      if (!isRecord(args)) return args
      if (!place) {
        if (namesOfPlaces.some((name) => name in args)) throw new Failure('choice.unknown', {})
        return args
      }
      if (place.argument === 'form') return withForm(args)
      if (place.argument === 'files') {
        const files = Array.isArray(args.files) ? args.files : []
        return withForm({ ...args, files: files.map((one) => pathOf(one, place.purposes)) })
      }
      if (command === 'data.import') return withSource(args, 'source', place.purposes)
      if (command === 'boundaries.import') return withSource(args, 'boundaries', place.purposes)
      if (command === 'logos.import') return withSource(args, 'logo', place.purposes)
      return withForm({ ...args, [place.argument]: pathOf(args[place.argument], place.purposes) })
    },
    conceal: (command, result) => (places[command as CommandName] ? mapTexts(result, tokenFor) : result),
  }
}

/** Places in a failure's parameters are told by their last name only. */
export const concealParams = (params: Readonly<Record<string, string | number>>): Record<string, string | number> =>
  mapTexts(params, basename) as Record<string, string | number>

const below = (grant: Grant, segments: readonly string[]): string => {
  if (segments.length === 0) return grant.path
  if (grant.covers !== 'folder') throw new Failure('choice.unknown', {})
  return join(grant.path, ...segments)
}

const isInside = (folder: string, path: string): boolean => {
  const way = relative(folder, normalize(path))
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

const mapTexts = (value: unknown, replace: (path: string) => string): unknown => {
  if (typeof value === 'string') return isAbsolute(value) ? replace(value) : value
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, replace))
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapTexts(item, replace)]))
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
