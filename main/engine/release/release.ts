import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { cp, mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Failure } from '../../contract/failure.ts'
import { type Manifest, manifestFile } from '../../contract/release.ts'
import { type ReviewMode, reviewModes } from '../../contract/review.ts'
import { inLanguage } from '../../contract/text.ts'
import { writeAtomically } from '../../files/atomic-write.ts'
import { auditHead } from '../../study/audit-chain.ts'
import { checkIntegrity } from '../../study/check-integrity.ts'
import { printedHead } from '../../study/header/printed-head.ts'
import { keepRelease, releases, stagingFolder } from '../../study/releases.ts'
import { appendReview } from '../../study/review-log.ts'
import { releasesFolder, type Study } from '../../study/study.ts'
import type { Context, Handlers } from '../context.ts'
import { itemName } from '../review/items.ts'
import { type ReviewedItem, reviewedItems } from '../review/states.ts'
import { studyOf } from '../session.ts'
import { programVersion } from '../versions.ts'
import { type Workspace, workspaceOf } from '../workspace.ts'
import { behindChanged } from './behind-changed.ts'
import { contentOf } from './content.ts'
import { releaseList, retract } from './made-releases.ts'
import { listed, manifestText, type PackageFile, pathsOfPackage, signedManifest } from './manifest.ts'
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
    const release = releaseList(study).find(({ number }) => number === made.number)
    if (!release) throw new Error('A release that was made is not registered')
    return { release, files: made.files, head: printedHead(auditHead(study.db)) }
  },
  'release.list': (_args, { session }) => releaseList(studyOf(session)),
  'release.retract': ({ number, reason }, { session, changed }) => {
    const study = studyOf(session)
    retract(study, number, reason)
    changed('review', 'releases', 'audit')
    return releaseList(study)
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
  return { number, name, files: pathsOfPackage(manifest) }
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
