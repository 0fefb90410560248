import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { type AuditRecord, auditHash, auditHead, signedBytes } from '../../../main/study/audit-chain.ts'
import type { Study } from '../../../main/study/study.ts'
import { passphrase } from '../engine.ts'
import { asLeo, readLog } from './as-leo.ts'
import type { Scene } from './scene.ts'
import type { Tampering } from './tampering.ts'

/** Every record of the audit log changed, taken out, moved, written twice, cut off, and signed by somebody else. */
export const logTamperings = async (scene: Scene): Promise<readonly Tampering[]> => {
  const { records, leo } = await readLog(scene.second)
  const last = records.length
  return records.flatMap((record) =>
    [
      ...changes(record),
      ...(record.position < last ? moves(record, last) : []),
      ...copies(record, last, record.person === leo),
      ...signatures(record, record.person === leo),
    ].map((forgery) => ({
      group: forgery.group,
      name: `record ${record.position} ${forgery.name}`,
      of: scene.second,
      passphrase,
      alter: (folder: string) => asLeo(folder, (study) => forgery.forge(study, record)),
      ...(forgery.brokenAt === null
        ? { says: ['study.rollback'] }
        : { says: ['study.audit-broken'], about: { position: forgery.brokenAt } }),
    })),
  )
}

type Forgery = {
  readonly group: string
  readonly name: string
  readonly forge: (study: Study, record: AuditRecord) => void
  /** The record that is named as broken; `null`: the header knows of one that is not there. */
  readonly brokenAt: number | null
}

const changes = ({ position }: AuditRecord): readonly Forgery[] => {
  const set = (name: string, column: string, value: string): Forgery => ({
    group: 'audit records',
    name,
    forge: ({ db }) => {
      db.prepare(`UPDATE audit SET ${column} = ? WHERE position = ?`).run(value, position)
    },
    brokenAt: position,
  })
  const bySomebodyElse: Forgery = {
    group: 'audit records',
    name: 'by somebody else',
    forge: ({ db }, { person }) => {
      db.prepare('UPDATE audit SET person = (SELECT min(id) FROM person WHERE id <> ?) WHERE position = ?').run(
        person,
        position,
      )
    },
    brokenAt: position,
  }
  return [
    bySomebodyElse,
    set('with another time', 'at', '2020-01-01T00:00:00.000Z'),
    set('with another action', 'action', 'data.exported'),
    set('with the action that gives roles', 'action', 'person.roles'),
    set('about something else', 'object', 'otro'),
    set('with other details', 'details', '{"reason":"otra"}'),
    set('with details that are no JSON', 'details', 'x'),
  ]
}

const moves = ({ position }: AuditRecord, last: number): readonly Forgery[] => {
  const move = (name: string, brokenAt: number | null, ...statements: string[]): Forgery => ({
    group: 'order of the audit log',
    name,
    forge: ({ db }) => {
      for (const statement of statements) db.exec(statement)
    },
    brokenAt,
  })
  return [
    move('taken out', position, `DELETE FROM audit WHERE position = ${position}`),
    move(
      'taken out and those after it closed up',
      null,
      `DELETE FROM audit WHERE position = ${position}`,
      `UPDATE audit SET position = -position WHERE position > ${position}`,
      'UPDATE audit SET position = -position - 1 WHERE position < 0',
    ),
    move('cut off with all after it', null, `DELETE FROM audit WHERE position >= ${position}`),
    move('left as the end', null, `DELETE FROM audit WHERE position > ${position}`),
    move('cut off with all before it', 1, `DELETE FROM audit WHERE position <= ${position}`),
    move(
      'exchanged for the next',
      position + 1 === last ? null : position,
      `UPDATE audit SET position = -1 WHERE position = ${position}`,
      `UPDATE audit SET position = ${position} WHERE position = ${position + 1}`,
      `UPDATE audit SET position = ${position + 1} WHERE position = -1`,
    ),
  ]
}

const copies = (_: AuditRecord, last: number, isLeos: boolean): readonly Forgery[] => {
  const copy = (name: string, next: (record: AuditRecord, study: Study) => AuditRecord): Forgery => ({
    group: 'order of the audit log',
    name,
    forge: (study, record) => insert(study, next(record, study)),
    brokenAt: last + 1,
  })
  const linked = (record: AuditRecord, { id, db }: Study): AuditRecord => {
    const head = auditHead(db)
    const moved = { ...record, position: head.position + 1, previous: head.hash }
    return { ...moved, hash: auditHash(id, moved) }
  }
  return [
    copy('written once more at the end', (record) => ({ ...record, position: last + 1 })),
    copy('linked to the end with its old signature', linked),
    // What Leo did he may do again.
    ...(isLeos
      ? []
      : [
          copy('linked to the end and signed by Leo', (record, study) => {
            const moved = linked(record, study)
            return { ...moved, signature: signatureBy(study.signingKey, moved.hash) }
          }),
        ]),
  ]
}

const signatures = ({ position }: AuditRecord, isLeos: boolean): readonly Forgery[] => {
  const resign = (name: string, forged: (record: AuditRecord, study: Study) => Partial<AuditRecord>): Forgery => ({
    group: 'signatures',
    name,
    forge: (study, record) => {
      study.db.prepare('DELETE FROM audit WHERE position = ?').run(position)
      insert(study, { ...record, ...forged(record, study) })
    },
    brokenAt: position,
  })
  const stranger = generateKeyPairSync('ed25519').privateKey
  return [
    resign('without its signature', () => ({ signature: '' })),
    resign('with a bit of its signature changed', ({ signature }) => ({ signature: flipped(signature) })),
    resign('signed by a key of nobody', ({ hash }) => ({ signature: signatureBy(stranger, hash) })),
    ...(isLeos
      ? []
      : [resign('signed by Leo', ({ hash }, study) => ({ signature: signatureBy(study.signingKey, hash) }))]),
  ]
}

const signatureBy = (key: KeyObject, hash: string): string => sign(null, signedBytes(hash), key).toString('base64')

const flipped = (signature: string): string => {
  const bytes = Buffer.from(signature, 'base64')
  bytes[7] = (bytes[7] as number) ^ 1
  return bytes.toString('base64')
}

const insert = ({ db }: Study, record: AuditRecord): void => {
  db.prepare(
    `INSERT INTO audit (position, at, person, action, object, details, previous, hash, signature)
     VALUES (@position, @at, @person, @action, @object, @details, @previous, @hash, @signature)`,
  ).run(record)
}
