import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inSampleFolder } from '../../../main/hosts/cli/sample-folder.ts'

describe('inSampleFolder', () => {
  let root = ''
  let folder = ''
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'sample-folder-'))
    folder = join(root, 'out')
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  const write = (name: string, text = name): void => {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const made = (...names: string[]) =>
    inSampleFolder(folder, ['study'], async () => {
      for (const name of names) write(name, 'sample')
    })
  const seen = () => readdirSync(folder).filter((name) => !name.startsWith('.'))

  it('leaves what the last run made, and nothing of the one before', async () => {
    await made('study/study.db', 'charts/old.svg', 'charts/kept.svg', 'old.pdf')
    await made('study/study.db', 'charts/kept.svg', 'new.pdf')
    expect(seen()).toEqual(['charts', 'new.pdf', 'study'])
    expect(readdirSync(join(folder, 'charts'))).toEqual(['kept.svg'])
  })

  it('never deletes what it did not make, not even where it wrote', async () => {
    write('mine/notes.txt')
    write('charts/mine.svg')
    await made('study/study.db', 'charts/one.svg')
    write('later.txt')
    await made('study/study.db')
    expect(seen()).toEqual(['charts', 'later.txt', 'mine', 'study'])
    expect(readdirSync(join(folder, 'charts'))).toEqual(['mine.svg', 'one.svg'])
  })

  it('refuses a folder that holds a study of somebody else, untouched', async () => {
    write('study/study.db', 'mine')
    await expect(made('study/study.db')).rejects.toMatchObject({ code: 'sample.taken' })
    expect(readFileSync(join(folder, 'study/study.db'), 'utf8')).toBe('mine')
  })

  it('takes the place of a run that failed or was cut short', async () => {
    const failing = inSampleFolder(folder, ['study'], async () => {
      write('study/study.db')
      write('half.pdf')
      throw new Error('out of paper')
    })
    await expect(failing).rejects.toThrow('out of paper')
    await made('study/study.db')
    expect(seen()).toEqual(['study'])
  })

  it.each(['../precious', '..', '/', 'study/../../precious'])(
    'follows no name that leads out of the folder: %s',
    async (name) => {
      mkdirSync(join(root, 'precious'))
      await made('study/study.db')
      writeFileSync(join(folder, '.caracteriza-sample'), `${name}\n`)
      await expect(made('study/study.db')).rejects.toMatchObject({ code: 'sample.taken' })
      expect(existsSync(join(root, 'precious'))).toBe(true)
    },
  )
})
