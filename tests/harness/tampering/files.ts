import { copyFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { passphrase } from '../engine.ts'
import { changeFile, databases, pageBytes } from './pages.ts'
import type { Scene } from './scene.ts'
import type { Tampering } from './tampering.ts'

const unreadable = 'study.database-unreadable'

/** Databases and log files of SQLite taken away, cut, exchanged and put back. */
export const fileTamperings = (scene: Scene): readonly Tampering[] => [...wholeFiles(scene), ...logFiles(scene)]

type Tamper = Pick<Tampering, 'name' | 'alter' | 'says'> & Partial<Pick<Tampering, 'of' | 'about'>>

const files = (scene: Scene, tamper: Tamper): Tampering => ({ group: 'files', of: scene.second, passphrase, ...tamper })

const wholeFiles = (scene: Scene): readonly Tampering[] =>
  databases.flatMap((file) => {
    const on = (
      name: string,
      alter: (path: string) => void,
      says: readonly string[] = [unreadable, 'study.records-disagree'],
      about: object = { file },
    ) =>
      files(scene, {
        name: `${file} ${name}`,
        alter: (folder) => alter(join(folder, file)),
        says,
        about: { ...about },
      })
    const from = (folder: string) => (path: string) => copyFileSync(join(folder, file), path)
    return [
      on('removed', rmSync),
      on('emptied', (path) => truncateSync(path)),
      on('cut to its first page', (path) => truncateSync(path, pageBytes)),
      on('cut in half', (path) =>
        truncateSync(path, Math.floor(readFileSync(path).length / 2 / pageBytes) * pageBytes),
      ),
      on('cut inside a page', (path) => truncateSync(path, readFileSync(path).length - 1000)),
      on('a page short', (path) => truncateSync(path, readFileSync(path).length - pageBytes)),
      on('of another study', from(scene.other)),
      on('from after it was encrypted anew', from(scene.third)),
      on(
        'written without the cipher',
        (path) => writeFileSync(path, Buffer.from(`SQLite format 3\0${'x'.repeat(8000)}`)),
        ['study.not-encrypted'],
      ),
      file === 'study.db'
        ? on('of the first release', from(scene.first), ['study.rollback'], {})
        : on('of the first release', from(scene.first), ['study.identifiers-missing'], {}),
    ]
  })

/** What SQLite has not yet brought into the database when a study is copied while it is open. */
const logFiles = (scene: Scene): readonly Tampering[] => {
  const wal = 'study.db-wal'
  const whole = readFileSync(join(scene.secondOpen, wal))
  const frame = 24 + pageBytes
  const frames = Array.from({ length: Math.floor((whole.length - 32) / frame) }, (_, at) => 32 + at * frame)
  const on = (name: string, alter: (folder: string) => void, says: readonly string[]) =>
    files(scene, { of: scene.secondOpen, name: `${wal} ${name}`, alter, says })
  const back = ['study.rollback', 'repaired', unreadable]
  return [
    on('removed', (folder) => rmSync(join(folder, wal)), back),
    on('of the first release', (folder) => copyFileSync(join(scene.firstOpen, wal), join(folder, wal)), [
      'study.rollback',
      unreadable,
    ]),
    ...frames.map((at) =>
      on(
        `with a bit of frame ${(at - 32) / frame + 1} changed`,
        (folder) => {
          changeFile(join(folder, wal), (bytes) => {
            bytes[at + 24 + 500] = (bytes[at + 24 + 500] as number) ^ 1
          })
        },
        back,
      ),
    ),
    ...frames.map((at) =>
      on(`cut after frame ${(at - 32) / frame}`, (folder) => truncateSync(join(folder, wal), at), back),
    ),
    files(scene, {
      name: `${wal} of the same moment put beside the closed study`,
      alter: (folder) => copyFileSync(join(scene.secondOpen, wal), join(folder, wal)),
      says: ['unproved', ...back],
    }),
    files(scene, {
      name: `${wal} of an earlier moment put beside the closed study`,
      alter: (folder) => copyFileSync(join(scene.firstOpen, wal), join(folder, wal)),
      says: ['study.rollback', unreadable],
    }),
    files(scene, {
      name: 'a lock that nobody holds',
      alter: (folder) => {
        if (!existsSync(join(folder, 'study.lock'))) writeFileSync(join(folder, 'study.lock'), '{"process":1}')
      },
      says: ['unproved'],
    }),
  ]
}
