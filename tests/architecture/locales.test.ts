import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type FailureList, failures } from '../../main/contract/failure.ts'
import { reviewActions } from '../../main/contract/review.ts'

const root = join(import.meta.dirname, '../..')
type Words = Readonly<Record<string, string>>
const read = (file: string): Words => JSON.parse(readFileSync(join(root, file), 'utf8'))
/** The locale and the words of the kinds of study, each file by itself. */
const filesOf = (language: string): Words[] =>
  [`resources/locales/${language}.json`, ...globSync(`resources/kinds/*/words/${language}.json`, { cwd: root })].map(
    read,
  )
const es: Words = Object.assign({}, ...filesOf('es'))
const en: Words = Object.assign({}, ...filesOf('en'))
const parameters = (text: string | undefined): string[] =>
  [
    ...new Set([...(text ?? '').matchAll(/\{\{(\w+)(?:, [^}|]*\|[^}|]*)?\}\}/g)].map(([, name]) => name as string)),
  ].sort()

/** The failures of every analysis that brings its own, by the name of its folder. */
const ofAnalyses = new Map(
  await Promise.all(
    globSync('main/core/analysis/*/failures.ts', { cwd: root }).map(
      async (file): Promise<[string, FailureList]> => [
        basename(dirname(file)),
        (await import(join(root, file))).failures,
      ],
    ),
  ),
)
const all: [string, readonly string[]][] = [failures, ...ofAnalyses.values()].flatMap((list) =>
  Object.entries<readonly string[]>(list),
)

describe('locales', () => {
  test('Spanish and English have the same keys, none of them empty', () => {
    expect(Object.keys(es).sort()).toEqual(Object.keys(en).sort())
    expect([...Object.entries(es), ...Object.entries(en)].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  test('no key stands in two files', () => {
    const keys = filesOf('es').flatMap(Object.keys)
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([])
  })

  test('both languages use the same parameters', () => {
    const differing = Object.keys(es).filter((key) => `${parameters(es[key])}` !== `${parameters(en[key])}`)
    expect(differing).toEqual([])
  })

  test('what stands in braces is a parameter, alone or with the two forms of a word', () => {
    const texts = [...Object.entries(es), ...Object.entries(en)]
    const wrong = texts.filter(([, text]) => /\{\{|\}\}/.test(text.replace(/\{\{\w+(?:, [^{}|]+\|[^{}|]+)?\}\}/g, '')))
    expect(wrong).toEqual([])
  })

  test('each language quotes in its own marks, but for code', () => {
    const code = ['cli.help', 'failure.csv.stray-quote', 'derivation.formula.hint']
    const marks: readonly [Words, RegExp][] = [
      [es, /["“”'’`]/],
      [en, /["'«»`]/],
    ]
    const foreign = marks.flatMap(([words, others]) => Object.entries(words).filter(([, text]) => others.test(text)))
    expect(foreign.filter(([key]) => !code.includes(key))).toEqual([])
  })

  test('every failure has a text, with no parameter that the failure lacks', () => {
    const wrong = all.filter(([code, known]) => {
      const text = es[`failure.${code}`]
      return text === undefined || parameters(text).some((name) => !known.includes(name))
    })
    expect(wrong.map(([code]) => code)).toEqual([])
  })

  test('every act on the audit log has a name', () => {
    const code = globSync('main/{study,engine}/**/*.ts', { cwd: root }).map((file) =>
      readFileSync(join(root, file), 'utf8'),
    )
    const written = code.flatMap((text) =>
      [...text.matchAll(/\baction: '([a-z]+\.[a-z-]+)'/g)].map(([, action]) => action),
    )
    const reviews = [...reviewActions, 'comment'].map((action) => `review.${action}`)
    const acts = [...written, ...reviews, 'check.accepted', 'check.reopened']
    expect(acts.length).toBeGreaterThan(40)
    expect(acts.filter((action) => es[`audit.${action}`] === undefined)).toEqual([])
  })

  test('no text stands for a failure that does not exist', () => {
    const codes = new Set(all.map(([code]) => code))
    const orphans = Object.keys(es).filter((key) => key.startsWith('failure.') && !codes.has(key.slice(8)))
    expect(orphans).toEqual([])
  })

  test('no failure stands in two lists', () => {
    const codes = all.map(([code]) => code)
    expect(codes.filter((code, place) => codes.indexOf(code) !== place)).toEqual([])
  })

  test('the failures of an analysis are told in the file that names it', () => {
    expect(ofAnalyses.size).toBeGreaterThan(5)
    const elsewhere = [...ofAnalyses].flatMap(([folder, list]) => {
      const name = `analysis.kind.${folder.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`
      const own = filesOf('es').find((words) => name in words) ?? {}
      return Object.keys(list).filter((code) => !(`failure.${code}` in own))
    })
    expect(elsewhere).toEqual([])
  })
})
