import { mkdirSync, readFileSync, rmdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listAudit } from '../../main/study/audit.ts'
import { checkIntegrity } from '../../main/study/check-integrity.ts'
import { headerText, readHeader } from '../../main/study/header/header.ts'
import { headerFiles, readHeaderCopies } from '../../main/study/header/header-copies.ts'
import { closeStudy } from '../../main/study/open-study.ts'
import { addPerson } from '../../main/study/people/add-person.ts'
import { currentPlan, savePlan } from '../../main/study/plans.ts'
import type { Study } from '../../main/study/study.ts'
import { cheapKey } from '../harness/cheap-key.ts'
import { failureOf, newStudy, open, passphrase } from './support.ts'

const paths = (study: Study) => headerFiles.map((file) => join(study.folder, file)) as [string, string]

const closedStudy = async (): Promise<Study> => {
  const study = await newStudy()
  savePlan(study, 'plan', '{}')
  closeStudy(study)
  return study
}

const damages: readonly (readonly [string, (path: string) => void])[] = [
  ['emptied', (path) => truncateSync(path)],
  ['cut in half', (path) => truncateSync(path, 700)],
  ['removed', (path) => rmSync(path)],
  ['overwritten with zeros', (path) => writeFileSync(path, Buffer.alloc(1500))],
  ['changed in one digit', (path) => writeFileSync(path, flipDigit(readFileSync(path, 'utf8')))],
  ['grown beyond any size', (path) => writeFileSync(path, ' '.repeat(2 << 20))],
]

const flipDigit = (text: string): string => text.replace(/"position": (\d)/, (_, digit) => `"position": ${9 - digit}`)

describe.each(damages)('a header copy that was %s', (_, damage) => {
  test.each([0, 1] as const)('is replaced from the other one (copy %i)', async (copy) => {
    const study = await closedStudy()
    damage(paths(study)[copy])
    const again = await open(study.folder)
    expect(checkIntegrity(again)).toEqual([])
    expect(readHeaderCopies(study.folder)).toHaveLength(2)
    expect(listAudit(again).at(-1)?.action).toBe('header.repaired')
  })
})

test.each(damages.filter(([name]) => name !== 'removed'))('with both copies %s nothing opens', async (_, damage) => {
  const study = await closedStudy()
  for (const path of paths(study)) damage(path)
  expect(await failureOf(() => open(study.folder))).toBe('study.header-damaged')
})

test('a folder without a header is not a study', async () => {
  const study = await closedStudy()
  for (const path of paths(study)) rmSync(path)
  expect(await failureOf(() => open(study.folder))).toBe('study.not-a-study')
  expect(await failureOf(() => open(join(study.folder, 'none')))).toBe('study.not-a-study')
})

test('a header whose checksum was recomputed after a change is not taken for authentic', async () => {
  const study = await closedStudy()
  const forged = Buffer.alloc(32, 1)
  const { header } = readHeaderCopies(study.folder)[0] as { header: Parameters<typeof headerText>[0] }
  const later = { ...header, head: { position: 0, hash: '0'.repeat(64) }, sequence: header.sequence + 7 }
  writeFileSync(paths(study)[0], headerText(later, forged))
  const again = await open(study.folder)
  expect(listAudit(again).at(-1)?.action).toBe('header.repaired')
  closeStudy(again)
  for (const path of paths(study)) writeFileSync(path, headerText(later, forged))
  expect(await failureOf(() => open(study.folder))).toBe('study.header-damaged')
})

test('a header of a later format is refused as such, even when its checksum is made another way', async () => {
  const study = await closedStudy()
  for (const path of paths(study)) {
    writeFileSync(path, readFileSync(path, 'utf8').replace('"format": 1', '"format": 2'))
  }
  expect(await failureOf(() => open(study.folder))).toBe('study.newer-format')
})

test('a header with a derivation beyond the bounds is damaged', async () => {
  const study = await closedStudy()
  const text = readFileSync(paths(study)[0], 'utf8').replace('"memoryKiB": 8192', '"memoryKiB": 999999999')
  expect(text).toContain('999999999')
  expect(readHeader(text)).toBeNull()
})

test('each change goes to the other copy, so that one of them is always whole', async () => {
  const study = await newStudy()
  const sequences = () => paths(study).map((path) => readHeader(readFileSync(path, 'utf8'))?.header.sequence ?? 0)
  expect(sequences()).toEqual([1, 2])
  savePlan(study, 'a', '{}')
  expect(sequences()).toEqual([3, 2])
  savePlan(study, 'b', '{}')
  expect(sequences()).toEqual([3, 4])
})

test('the header says nothing of people, title or content', async () => {
  const study = await newStudy({ person: 'Ana Marker', title: 'Title Marker' })
  const text = paths(study)
    .map((path) => readFileSync(path, 'utf8'))
    .join('')
  expect(text).not.toContain('Marker')
  expect(Object.keys(JSON.parse(readFileSync(paths(study)[0], 'utf8')))).toEqual([
    'caracteriza',
    'format',
    'sequence',
    'study',
    'epochs',
    'salt',
    'cipher',
    'slots',
    'recovery',
    'head',
    'mac',
    'checksum',
  ])
})

test('two people open the study, each with their own passphrase', async () => {
  const study = await newStudy({ person: 'Ana' })
  await addPerson(study, {
    name: 'Eva',
    roles: ['analyst'],
    passphrase: passphrase('the passphrase of Eva'),
    derivation: cheapKey,
  })
  closeStudy(study)

  const hers = await open(study.folder, 'the passphrase of Eva')
  expect(hers.person.name).toBe('Eva')
  savePlan(hers, 'plan of Eva', '{}')
  closeStudy(hers)
  const again = await open(study.folder)
  expect(again.person.name).toBe('Ana')
  expect(listAudit(again).map(({ person }) => person)).toEqual([again.person.id, again.person.id, hers.person.id])
  expect(checkIntegrity(again)).toEqual([])
})

test('a change is kept even when the header cannot be written, and the header catches up', async () => {
  const study = await newStudy()
  const [first] = paths(study)
  rmSync(first)
  mkdirSync(first)
  savePlan(study, 'plan', '{}')
  expect(study.header.header.head.position).toBe(1)
  expect(currentPlan(study)?.text).toBe('plan')
  rmdirSync(first)
  savePlan(study, 'another plan', '{}')
  expect(study.header.header.head.position).toBe(3)
  closeStudy(study)
  expect(checkIntegrity(await open(study.folder))).toEqual([])
})
