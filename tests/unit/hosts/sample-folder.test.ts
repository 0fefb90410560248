import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
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
    inSampleFolder(folder, ['study', 'drafts'], async (bring) => {
      const drafts = names.filter((name) => !name.startsWith('study/'))
      for (const name of names) write(drafts.includes(name) ? `drafts/${name}` : name, 'sample')
      bring('drafts', drafts)
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
    expect(readdirSync(join(folder, 'charts'))).toEqual(['mine.svg'])
  })

  it('writes over no file of others that has the name of one of its own, and brings none then', async () => {
    await made('study/study.db', 'charts/one.svg')
    write('report.pdf', 'mine')
    const file = join(folder, 'report.pdf')
    const again = made('study/study.db', 'charts/one.svg', 'report.pdf')
    await expect(again).rejects.toMatchObject({ code: 'sample.in-the-way', params: { file } })
    expect(readFileSync(file, 'utf8')).toBe('mine')
    expect(seen()).toEqual(['report.pdf', 'study'])
    rmSync(file)
    await made('study/study.db', 'report.pdf')
    expect(readFileSync(file, 'utf8')).toBe('sample')
  })

  it('refuses a folder that holds a study of somebody else, untouched', async () => {
    write('study/study.db', 'mine')
    await expect(made('study/study.db')).rejects.toMatchObject({ code: 'sample.taken' })
    expect(readFileSync(join(folder, 'study/study.db'), 'utf8')).toBe('mine')
  })

  it('never deletes what others put beside its own files while it ran or since', async () => {
    const running = inSampleFolder(folder, ['study', 'drafts'], async (bring) => {
      write('study/study.db')
      write('drafts/charts/one.svg')
      write('meanwhile.txt')
      bring('drafts', ['charts/one.svg'])
    })
    await running
    write('charts/notes/mine.txt')
    await made('study/study.db')
    expect(seen()).toEqual(['charts', 'meanwhile.txt', 'study'])
    expect(readdirSync(join(folder, 'charts'), { recursive: true })).toEqual(['notes', 'notes/mine.txt'])
  })

  it('refuses files of others in its own folder before it deletes anything', async () => {
    await made('study/study.db', 'study/releases/1.json', 'charts/one.svg')
    write('study/releases/mine.json', 'mine')
    const file = join(folder, 'study/releases/mine.json')
    await expect(made('study/study.db')).rejects.toMatchObject({ code: 'sample.taken', params: { file } })
    expect(readFileSync(file, 'utf8')).toBe('mine')
    expect(readdirSync(join(folder, 'study')).toSorted()).toEqual(['releases', 'study.db'])
    expect(readdirSync(join(folder, 'charts'))).toEqual(['one.svg'])
  })

  it('deletes nothing through a link that stands in place of a folder', async () => {
    await made('study/study.db', 'charts/one.svg')
    rmSync(join(folder, 'charts'), { recursive: true })
    mkdirSync(join(root, 'precious'))
    writeFileSync(join(root, 'precious', 'one.svg'), 'mine')
    symlinkSync(join(root, 'precious'), join(folder, 'charts'), 'junction')
    await made('study/study.db')
    expect(readdirSync(join(root, 'precious'))).toEqual(['one.svg'])
  })

  it('takes the place of a study that failed half made', async () => {
    const failing = inSampleFolder(folder, ['study'], async () => {
      write('study/study.db')
      throw new Error('out of paper')
    })
    await expect(failing).rejects.toThrow('out of paper')
    await made('study/study.db')
    expect(seen()).toEqual(['study'])
  })

  it('takes the place of a study that was cut short', async () => {
    write('study/study.db')
    write('.caracteriza-sample', 'study/\n')
    await made('study/other.db')
    expect(readdirSync(join(folder, 'study'))).toEqual(['other.db'])
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
