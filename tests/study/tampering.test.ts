import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadTexts } from '../../main/engine/texts.ts'
import { openDatabase } from '../../main/study/database.ts'
import { closeStudy } from '../../main/study/open-study.ts'
import { resources } from '../harness/engine.ts'
import { tryCorpus } from '../harness/tampering/corpus.ts'
import { databases } from '../harness/tampering/pages.ts'
import { setScene } from '../harness/tampering/scene.ts'
import { failureOf, open, temporaryFolder } from './support.ts'

/** One in so many; `npm run torture` tries all of them, with releases. */
const share = 61

test('whatever is tampered with, the right thing is said of it, in both languages', async () => {
  const place = realpathSync(temporaryFolder())
  const scene = await setScene(place, false)
  const { groups, failures, problems } = await tryCorpus(scene, place, share)
  expect(problems).toEqual([])
  expect([...groups.keys()].sort()).toEqual([
    'audit records',
    'files',
    'headers',
    'logs cut with their header',
    'old keys',
    'order of the audit log',
    'pages',
    'pages of before',
    'passphrases',
    'signatures',
    'whole folders put back',
  ])
  const said = [...failures.values()].filter(({ code }) => code.includes('.'))
  expect(said.length).toBeGreaterThan(4)
  for (const { code, params } of said) {
    for (const language of ['es', 'en'] as const) {
      const text = loadTexts(resources, language)(`failure.${code}`, params as Record<string, string>)
      expect(text, code).toMatch(/[.!]$/)
      expect(text, code).not.toMatch(/\{\{|failure\./)
    }
  }

  // No key of before opens a file of after.
  const before = await open(scene.second, 'una frase de paso para pruebas')
  const old = [before.dataKeys.study, before.dataKeys.identifiers].map((key) => Buffer.from(key as Buffer))
  closeStudy(before)
  for (const file of databases) {
    for (const key of old) {
      expect(await failureOf(() => openDatabase(join(scene.third, file), key))).toBe('study.database-unreadable')
    }
  }
})
