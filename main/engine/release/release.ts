import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { cp, mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Failure } from '../../contract/failure.ts'
import { Manifest, manifestFile, type ReleaseInfo } from '../../contract/release.ts'
import { type ReviewMode, reviewModes } from '../../contract/review.ts'
import { inLanguage } from '../../contract/text.ts'
import { writeAtomically } from '../../files/atomic-write.ts'
import { auditHead } from '../../study/audit-chain.ts'
import { checkIntegrity } from '../../study/check-integrity.ts'
import { printedHead } from '../../study/header/printed-head.ts'
import { people } from '../../study/people.ts'
import { keepRelease, keepRetraction, type Release, releases, stagingFolder } from '../../study/releases.ts'
import { appendReview } from '../../study/review-log.ts'
import { releasesFolder, type Study } from '../../study/study.ts'
import { transaction } from '../../study/transaction.ts'
import type { Context, Handlers } from '../context.ts'
import { itemName } from '../review/items.ts'
import { type ReviewedItem, reviewedItems } from '../review/states.ts'
import { studyOf } from '../session.ts'
import { programVersion } from '../versions.ts'
import { type Workspace, workspaceOf } from '../workspace.ts'
import { behindChanged } from './behind-changed.ts'
import { contentOf } from './content.ts'
import { listed, manifestText, type PackageFile, signedManifest } from './manifest.ts'
import { packageFiles } from './package.ts'
import { proofOf } from './proof.ts'
import { registeredText } from './registered-results.ts'

/** The only exit for results: what is approved, as it was protected, with the proof of who approved it. */
export const releaseHandlers: Pick<Handlers, Extract<keyof Handlers, `release.${string}`>> = {
  'release.make': async ({ folder, note }, context) => {
    const study = studyOf(context.session)
    refuseOccupied(folder)
    refuseUnsound(study)
    const workspace = workspaceOf(context.session, context.surroundings.resources)
    const made = await makeRelease(study, workspace, note, context)
    await cp(join(study.folder, releasesFolder, made.name), resolve(folder), { recursive: true })
    context.changed('review', 'releases', 'audit')
    const release = listOf(study).find(({ number }) => number === made.number)
    if (!release) throw new Error('A release that was made is not registered')
    return { release, files: made.files, head: printedHead(auditHead(study.db)) }
  },
  'release.list': (_args, { session }) => listOf(studyOf(session)),
  'release.retract': ({ number, reason }, { session, changed }) => {
    const study = studyOf(session)
    retract(study, number, reason)
    changed('review', 'releases', 'audit')
    return listOf(study)
  },
  'release.verify': ({ folder }) => proofOf(resolve(folder)),
}

type Made = { readonly number: number; readonly name: string; readonly files: string[] }

const makeRelease = async (study: Study, workspace: Workspace, note: string, context: Context): Promise<Made> => {
  const all = reviewedItems(study, workspace)
  const approved = all.filter(isApproved)
  if (approved.length === 0) throw new Failure('release.nothing-approved', {})
  const content = await contentOf(study, workspace, approved, context)
  const files = await packageFiles(content, context)
  const number = (releases(study).at(-1)?.number ?? 0) + 1
  const name = `${String(number).padStart(4, '0')}-${study.now().toISOString().slice(0, 10)}`
  const items = approved.map(manifestItem)
  const manifest = signedManifest(study, {
    caracteriza: 'release',
    format: 1,
    program: `Caracteriza ${programVersion}`,
    study: study.id,
    title: { es: inLanguage(content.plan.study.title, 'es'), en: inLanguage(content.plan.study.title, 'en') },
    number,
    madeAt: study.now().toISOString(),
    mode: weakest(items.map(({ mode }) => mode)),
    head: auditHead(study.db),
    items,
    files: listed(files),
  })
  const text = manifestText(manifest)
  await writePackage(stagingFolder(study, name), files, text, context)
  const results = registeredText(
    content.results,
    workspace.plan.tables,
    content.microdata,
    behindChanged(study, content.results.tables),
  )
  keepRelease(study, { number, name, mode: manifest.mode, manifest: text, results, note }, () => {
    for (const { item, fingerprint } of approved) appendReview(study, 'produce', itemName(item), { fingerprint })
    for (const { item, fingerprint } of approved) {
      appendReview(study, 'release', itemName(item), { fingerprint, release: number })
    }
  })
  return { number, name, files: [...files.map(({ path }) => path), manifestFile] }
}

const isApproved = ({ review, fingerprint }: ReviewedItem): boolean =>
  review.state === 'approved' && review.fingerprint === fingerprint

/** What the manifest says of an item: what fed it, how it may leave, and the signatures of those who approved just that. */
const manifestItem = ({ item, fingerprint, review, records }: ReviewedItem): Manifest['items'][number] => {
  const from = records.findLastIndex(({ action }) => action === 'protect')
  const approvals = records.slice(from + 1).filter(({ action }) => action === 'approve')
  const modes = approvals.map(({ details }) => details.mode as ReviewMode)
  if (review.protection === null) throw new Failure('release.not-protected', { item: itemName(item) })
  return {
    ...item,
    fingerprint,
    protection: review.protection,
    mode: weakest(modes),
    approvals: approvals.map(({ details }) => details.signed as Manifest['signed']),
  }
}

const weakest = (modes: readonly ReviewMode[]): ReviewMode =>
  reviewModes.find((mode) => modes.includes(mode)) ?? 'alone'

const writePackage = async (
  folder: string,
  files: readonly PackageFile[],
  manifest: string,
  { signal, progress }: Context,
): Promise<void> => {
  for (const [done, { path, content }] of files.entries()) {
    signal.throwIfAborted()
    progress('writing', done, files.length)
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeAtomically(join(folder, path), content)
  }
  await writeAtomically(join(folder, manifestFile), manifest)
}

const retract = (study: Study, number: number, reason: string): void => {
  const release = releases(study).find((one) => one.number === number)
  if (!release) throw new Failure('release.unknown', { number })
  if (release.retraction) throw new Failure('release.already-retracted', { number })
  const replaced = standing(releases(study).filter((one) => one.number > number))
  transaction(study, () => {
    keepRetraction(study, number, reason)
    for (const item of itemsOf(release.manifest)) {
      const name = itemName(item)
      if (!replaced.has(name)) appendReview(study, 'retract', name, { reason, release: number })
    }
  })
}

const listOf = (study: Study): ReleaseInfo[] => {
  const names = people(study)
  const all = releases(study)
  return all.map((release, place) => infoOf(release, standing(all.slice(place + 1)), names))
}

/** The names of the items of those releases that were not taken back. */
const standing = (list: readonly Release[]): ReadonlySet<string> =>
  new Set(
    list.filter(({ retraction }) => retraction === null).flatMap(({ manifest }) => itemsOf(manifest).map(itemName)),
  )

const infoOf = (release: Release, later: ReadonlySet<string>, names: ReadonlyMap<string, string>): ReleaseInfo => {
  const { number, name, madeAt, person, note, retraction } = release
  const { items, files, mode } = Manifest.parse(JSON.parse(release.manifest))
  return {
    number,
    name,
    madeAt,
    person: names.get(person) ?? person,
    mode,
    items: items.map(({ kind, id }) => ({
      kind,
      id,
      state: retraction ? 'retracted' : later.has(itemName({ kind, id })) ? 'superseded' : 'released',
    })),
    files: files.length,
    note,
    retracted: retraction && { ...retraction, person: names.get(retraction.person) ?? retraction.person },
  }
}

const itemsOf = (manifest: string): Manifest['items'] => Manifest.parse(JSON.parse(manifest)).items

/** A package never mixes with what lies there already. */
const refuseOccupied = (folder: string): void => {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Failure('release.folder-not-empty', { folder })
  mkdirSync(folder, { recursive: true })
}

/** Nothing leaves a study of which something is damaged, put back, or not as its log tells. */
const refuseUnsound = (study: Study): void => {
  const [finding] = checkIntegrity(study)
  if (finding?.code === 'study.audit-broken')
    throw new Failure('review.log-broken', { position: Number(finding.params.position) })
  if (finding) throw finding
}
