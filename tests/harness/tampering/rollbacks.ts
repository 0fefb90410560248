import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { auditHead } from '../../../main/study/audit-chain.ts'
import { type Header, headerText } from '../../../main/study/header/header.ts'
import { headerFiles } from '../../../main/study/header/header-copies.ts'
import { printedHead } from '../../../main/study/header/printed-head.ts'
import type { Study } from '../../../main/study/study.ts'
import { passphrase } from '../engine.ts'
import { asLeo, readLog } from './as-leo.ts'
import type { Scene } from './scene.ts'
import type { Tampering } from './tampering.ts'

/**
 * Whole folders put back to an earlier moment, and logs cut at every record by one who has the key and makes the header
 * agree: sound in themselves, so that only a head from outside tells, one remembered or one on paper.
 */
export const rollbackTamperings = async (scene: Scene): Promise<readonly Tampering[]> => {
  const third = await readLog(scene.third)
  const second = await readLog(scene.second)
  const latest = headOf(third.records)
  const folders = [scene.first, scene.firstOpen, scene.second, scene.secondOpen].flatMap((of) =>
    known(third.study, latest, { group: 'whole folders put back', name: `at ${of}`, of, alter: () => {} }),
  )
  const cuts = second.records.slice(3, -1).flatMap(({ position }) =>
    known(second.study, headOf(second.records), {
      group: 'logs cut with their header',
      name: `after record ${position}`,
      of: scene.second,
      alter: (folder) => asLeo(folder, (study) => cutWithHeader(study, position)),
    }),
  )
  // What the log no longer tells of is still there, which may give it away before its age does.
  return [...folders, ...cuts.map((cut) => ({ ...cut, says: [...cut.says, 'study.records-disagree'], about: {} }))]
}

type Head = { readonly position: number; readonly hash: string }

const headOf = (records: readonly Head[]): Head => {
  const { position, hash } = records.at(-1) as Head
  return { position, hash }
}

/** The same tampering where this machine remembers the head, where it is typed from paper, and where nobody knows it. */
const known = (study: string, head: Head, tampering: Omit<Tampering, 'passphrase' | 'says'>): readonly Tampering[] => {
  const seen = '2026-03-01T12:00:00.000Z'
  const remembered = JSON.stringify({ [study]: { head, seen } })
  const printed = printedHead(head)
  const own = { ...tampering, passphrase }
  return [
    {
      ...own,
      name: `${own.name}, remembered`,
      remembered,
      says: ['study.older-than-remembered'],
      about: { remembered: printed },
    },
    { ...own, name: `${own.name}, on paper`, head: printed, says: ['study.older-than-head'], about: { head: printed } },
    { ...own, name: `${own.name}, unknown`, says: ['unproved'] },
  ]
}

const cutWithHeader = (study: Study, position: number): void => {
  study.db.prepare('DELETE FROM audit WHERE position > ?').run(position)
  const header: Header = {
    ...study.header.header,
    head: auditHead(study.db),
    sequence: study.header.header.sequence + 1,
  }
  for (const file of headerFiles) writeFileSync(join(study.folder, file), headerText(header, study.dataKeys.study))
}
