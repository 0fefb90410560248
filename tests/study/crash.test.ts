import { existsSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { listAudit } from '../../main/study/audit.ts'
import { checkIntegrity } from '../../main/study/check-integrity.ts'
import { closeStudy } from '../../main/study/open-study.ts'
import { currentPlan } from '../../main/study/plans.ts'
import type { Study } from '../../main/study/study.ts'
import { verifyAudit } from '../../main/study/verify-audit.ts'
import { readIdentifiers } from '../../main/study/versions/identifiers.ts'
import { loadColumns } from '../../main/study/versions/load-columns.ts'
import { versions } from '../../main/study/versions/versions.ts'
import { crashRows, expectedName } from './crash-data.ts'
import { kill, startChild } from './process.ts'
import { databasesOf, failureOf, newStudy, open } from './support.ts'

/** `CARACTERIZA_CRASHES=200` asks for more of them. */
const crashes = Number(process.env.CARACTERIZA_CRASHES ?? 12)

/** Every version that is there is whole, and nothing is left of the others. */
const expectOldOrNew = (study: Study): void => {
  expect(verifyAudit(study).brokenAt).toBeNull()
  const kept = versions(study, 'people')
  expect(kept.filter(({ isCurrent }) => isCurrent)).toHaveLength(Math.min(kept.length, 1))
  const written = listAudit(study, 1, 1_000_000).filter(({ action }) => action === 'version.written')
  expect(written.map(({ object }) => object)).toEqual(kept.map(({ number }) => `people/${number}`))
  for (const db of databasesOf(study)) {
    const ids = db.prepare('SELECT DISTINCT version_id FROM data_column ORDER BY 1').pluck().all()
    expect(ids).toEqual(kept.map(({ id }) => id))
  }
  expect(study.db.prepare('SELECT count(*) FROM pending_step').pluck().get()).toBe(0)
  const last = kept.at(-1)
  if (last === undefined) return
  expect(last.rows).toBe(crashRows)
  const row = loadColumns(study, last.id, ['row']).byName.get('row')
  expect(row?.type === 'number' && row.values.every((value, place) => value === place)).toBe(true)
}

test(
  `a process killed at ${crashes} random moments of writing leaves the old state or the new one`,
  async () => {
    const study = await newStudy()
    const { folder } = study
    closeStudy(study)
    let records = 1
    for (let crash = 0; crash < crashes; crash++) {
      const child = await startChild(folder, 'write', 1 + Math.floor(Math.random() * 12))
      await wait(Math.random() * 150)
      await kill(child)
      expect(existsSync(join(folder, 'study.lock'))).toBe(true)
      const again = await open(folder)
      expectOldOrNew(again)
      // What was once on record stays.
      const now = verifyAudit(again).records
      expect(now).toBeGreaterThanOrEqual(records)
      records = now
      closeStudy(again)
    }
    const last = await open(folder)
    expect(versions(last, 'people').length).toBeGreaterThan(0)
    expect(currentPlan(last)).not.toBeNull()
    expect(checkIntegrity(last)).toEqual([])
    const current = versions(last, 'people').at(-1)
    const name = readIdentifiers(last, current?.id ?? 0, ['name'], 'check').byName.get('name')
    expect(
      name?.type === 'code' && name.codes.every((code, row) => name.dictionary[code - 1] === expectedName(row)),
    ).toBe(true)
  },
  60_000 + 10_000 * crashes,
)

test('a study that another process has open is refused with its name, and free when that one is dead', async () => {
  const study = await newStudy()
  const { folder } = study
  closeStudy(study)
  const child = await startChild(folder, 'hold')
  await expect(open(folder)).rejects.toMatchObject({
    code: 'study.locked',
    params: { process: child.pid, host: hostname() },
  })
  expect(await failureOf(() => open(folder, 'not the passphrase'))).toBe('study.wrong-passphrase')
  await kill(child)
  expect((await open(folder)).title).toBe('Synthetic study')
})
