import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { appendAudit } from './audit.ts'
import { syncToDisk } from './build-folder.ts'
import { releasesFolder, type Study } from './study.ts'
import { transaction } from './transaction.ts'

/*
 * A package is built whole in a folder of the study whose name begins with a dot. The transaction that registers it is
 * the moment at which the release exists; its folder takes its name afterwards, now or at the next opening.
 */

export type Release = {
  readonly number: number
  readonly name: string
  readonly mode: string
  /** The text of the manifest. */
  readonly manifest: string
  /** JSON: the tables and comparisons as they left and how they were made, for later releases to be held against. */
  readonly results: string
  readonly note: string
  readonly madeAt: string
  /** Id of the person. */
  readonly person: string
  readonly retraction: { readonly reason: string; readonly at: string; readonly person: string } | null
}

/** All releases, oldest first. */
export const releases = (study: Study): readonly Release[] =>
  study.db
    .prepare<[], ReleaseRow>(
      `SELECT r.*, t.reason, t.retracted_at, t.person AS retracted_by
       FROM release r LEFT JOIN retraction t ON t.release = r.number ORDER BY r.number`,
    )
    .all()
    .map(({ made_at, reason, retracted_at, retracted_by, ...row }) => ({
      ...row,
      madeAt: made_at,
      retraction: reason === null ? null : { reason, at: retracted_at as string, person: retracted_by as string },
    }))

/** The folder in which the package of the next release is built, empty. */
export const stagingFolder = (study: Study, name: string): string => {
  const parent = join(study.folder, releasesFolder)
  for (const left of existsSync(parent) ? readdirSync(parent) : []) {
    if (left.startsWith('.')) rmSync(join(parent, left), { recursive: true, force: true })
  }
  const folder = join(parent, `.${name}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}

export type NewRelease = Pick<Release, 'number' | 'name' | 'mode' | 'manifest' | 'results' | 'note'>

/** Registers a package that is whole on the disk, and what else belongs to it, in one transaction; then gives it its name. */
export const keepRelease = (study: Study, release: NewRelease, also: () => void): void => {
  transaction(study, () => {
    const { number, name, mode, manifest, results, note } = release
    study.db
      .prepare(
        `INSERT INTO release (number, name, mode, manifest, results, note, made_at, person)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(number, name, mode, manifest, results, note, study.now().toISOString(), study.person.id)
    also()
    const sha256 = createHash('sha256').update(manifest).digest('hex')
    appendAudit(study, { action: 'release.made', object: `release/${number}`, details: { manifest: sha256, mode } })
  })
  nameReleases(study)
}

/** Gives registered packages the names that a crash kept from them. */
export const nameReleases = (study: Study): void => {
  const parent = join(study.folder, releasesFolder)
  for (const { name } of releases(study)) {
    const built = join(parent, `.${name}`)
    if (!existsSync(built) || existsSync(join(parent, name))) continue
    renameSync(built, join(parent, name))
    syncToDisk(parent)
  }
}

/** Part of the caller's transaction. */
export const keepRetraction = (study: Study, number: number, reason: string): void => {
  study.db
    .prepare('INSERT INTO retraction (release, reason, retracted_at, person) VALUES (?, ?, ?, ?)')
    .run(number, reason, study.now().toISOString(), study.person.id)
  appendAudit(study, { action: 'release.retracted', object: `release/${number}`, details: { reason } })
}

type ReleaseRow = {
  readonly number: number
  readonly name: string
  readonly mode: string
  readonly manifest: string
  readonly results: string
  readonly note: string
  readonly made_at: string
  readonly person: string
  readonly reason: string | null
  readonly retracted_at: string | null
  readonly retracted_by: string | null
}
