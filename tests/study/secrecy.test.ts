import { describe, expect, test } from 'vitest'
import { appendAudit } from '../../main/study/audit.ts'
import { backupStudy } from '../../main/study/backup-study.ts'
import { saveCodebook, variables } from '../../main/study/codebook.ts'
import { closeStudy } from '../../main/study/open-study.ts'
import { savePlan } from '../../main/study/plans.ts'
import { saveResult } from '../../main/study/results.ts'
import type { Study } from '../../main/study/study.ts'
import { writeVersion } from '../../main/study/versions/version-writer.ts'
import { codeVariable, filesIn, newStudy, numberVariable, source, temporaryFolder } from './support.ts'

const rows = 70_000
const marker = (place: number): string => `MARKER-${String(place).padStart(9, '0')}`
/** A number whose eight bytes are random enough never to occur by chance. */
const markerNumber = (place: number): number => Math.PI * 1e5 + place * Math.E

const patterns = (places: readonly number[]): readonly Buffer[] =>
  places.flatMap((place) => [
    Buffer.from(marker(place)),
    Buffer.from(marker(place), 'utf16le'),
    Buffer.from(Float64Array.of(markerNumber(place)).buffer),
    Buffer.from(Float64Array.of(markerNumber(place)).buffer).reverse(),
    Buffer.from(String(markerNumber(place))),
  ])

const known = [
  ...patterns([0, 1, 777, 65_535, 65_536, rows - 1]),
  Buffer.from('variable_MARKER'),
  Buffer.from('Title MARKER'),
  Buffer.from('Person MARKER'),
  Buffer.from('SQLite format 3'),
]

const expectNothingIn = (folder: string): void => {
  const files = filesIn(folder)
  expect(files.size).toBeGreaterThanOrEqual(4)
  for (const [path, content] of files) {
    for (const pattern of known) expect(content.includes(pattern), `${path} shows ${pattern}`).toBe(false)
  }
}

const writeMarkers = (study: Study, onPart: () => void): void => {
  const writer = writeVersion(study, {
    dataset: 'dataset_MARKER',
    reason: marker(0),
    source: { ...source, file: `${marker(0)}.csv` },
    variables: [numberVariable('variable_MARKER'), codeVariable('text'), codeVariable('name'), numberVariable('phone')],
    identifiers: ['name', 'phone'],
  })
  const dictionary = Array.from({ length: rows }, (_, row) => marker(row))
  for (let from = 0; from < rows; from += 10_000) {
    const values = Float64Array.from({ length: 10_000 }, (_, row) => markerNumber(from + row))
    const codes = Uint32Array.from({ length: 10_000 }, (_, row) => from + row + 1)
    const text = { type: 'code', codes, dictionary } as const
    writer.add({ rows: 10_000, columns: [{ type: 'number', values }, text, text, { type: 'number', values }] })
    onPart()
  }
  writer.commit()
}

describe('nothing of the data can be read in the folder without its keys', () => {
  test('while it is written, afterwards, closed and in a backup', async () => {
    const study = await newStudy({ title: 'Title MARKER', person: 'Person MARKER' })
    let looks = 0
    writeMarkers(study, () => {
      // Reading the files would drop the lock of this process; nobody else is after this study.
      if (looks++ % 3 === 0) expectNothingIn(study.folder)
    })
    savePlan(study, marker(1), JSON.stringify(marker(1)))
    saveResult(study, { key: marker(1), table: marker(1), json: JSON.stringify([marker(1), markerNumber(1)]) })
    saveCodebook(
      study,
      'dataset_MARKER',
      [{ ...variables(study, 'dataset_MARKER')[0], label: marker(1) } as never],
      marker(1),
    )
    appendAudit(study, { action: 'test', object: marker(1) })
    expectNothingIn(study.folder)
    const backup = `${temporaryFolder()}/backup`
    await backupStudy(study, backup)
    expectNothingIn(backup)
    closeStudy(study)
    expectNothingIn(study.folder)
  })

  test('after a version was aborted', async () => {
    const study = await newStudy({ title: 'Title MARKER', person: 'Person MARKER' })
    expect(() =>
      writeMarkers(study, () => {
        throw new Error('stop')
      }),
    ).toThrow('stop')
    expectNothingIn(study.folder)
  })
})

test('the patterns are such as would be found in plain data', () => {
  const plain = Buffer.concat([
    Buffer.from(Float64Array.of(0, markerNumber(777)).buffer),
    Buffer.from(`x${marker(777)}y`),
  ])
  expect(patterns([777]).filter((pattern) => plain.includes(pattern))).toHaveLength(2)
})
