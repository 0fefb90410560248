import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { failures } from '../../main/contract/failure.ts'
import { reviewActions } from '../../main/contract/review.ts'

const root = join(import.meta.dirname, '../..')
const read = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(join(root, `resources/locales/${language}.json`), 'utf8'))
const es = read('es')
const en = read('en')
const parameters = (text: string | undefined): string[] =>
  [...new Set([...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name as string))].sort()

describe('locales', () => {
  test('Spanish and English have the same keys, none of them empty', () => {
    expect(Object.keys(es).sort()).toEqual(Object.keys(en).sort())
    expect([...Object.entries(es), ...Object.entries(en)].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  test('both languages use the same parameters', () => {
    const differing = Object.keys(es).filter((key) => `${parameters(es[key])}` !== `${parameters(en[key])}`)
    expect(differing).toEqual([])
  })

  test('every failure has a text, with no parameter that the failure lacks', () => {
    const wrong = Object.entries(failures).filter(([code, known]) => {
      const text = es[`failure.${code}`]
      return text === undefined || parameters(text).some((name) => !(known as readonly string[]).includes(name))
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
    const orphans = Object.keys(es).filter((key) => key.startsWith('failure.') && !(key.slice(8) in failures))
    expect(orphans).toEqual([])
  })
})
