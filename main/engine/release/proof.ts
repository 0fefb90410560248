import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { Failure } from '../../contract/failure.ts'
import { Manifest, manifestFile, type ReleaseProof } from '../../contract/release.ts'
import { approvalsNeeded } from '../../core/review/review.ts'
import { printedHead } from '../../study/header/printed-head.ts'
import { isSignedStatement } from '../../study/people/statement.ts'
import { approvalPurpose, approvalStatement } from '../review/approval.ts'
import { changedFigureFlaws } from './figure-flaws.ts'
import { keyFingerprint, manifestText, pathsOfPackage, releasePurpose, sha256, statementOf } from './manifest.ts'

type Flaw = ReleaseProof['flaws'][number]

const largestManifest = 2 ** 26

/**
 * Proves a package from itself alone: every byte of every file, that no file is missing or foreign, the signature over
 * the manifest, under each item the signatures of enough people, all different, and that changed figures are what the package
 * says of them. Whose the keys are, it cannot know.
 */
export const proofOf = async (folder: string): Promise<ReleaseProof> => {
  const path = join(folder, manifestFile)
  if (!existsSync(path) || statSync(path).size > largestManifest) throw new Failure('release.not-a-release', { folder })
  const manifest = readManifest(readFileSync(path, 'utf8'))
  if (manifest === null) return nothingProved
  const foreign = [...fileFlaws(folder, manifest), ...signatureFlaws(manifest), ...approvalFlaws(manifest)]
  const flaws = foreign.length > 0 ? foreign : await changedFigureFlaws(folder, manifest)
  const signers = [manifest.signed, ...manifest.items.flatMap(({ approvals }) => approvals)]
  return {
    isSound: flaws.length === 0,
    flaws,
    number: manifest.number,
    files: pathsOfPackage(manifest).length,
    items: manifest.items.length,
    mode: manifest.mode,
    madeAt: manifest.madeAt,
    head: printedHead(manifest.head),
    keys: [...new Set(signers.map(keyFingerprint))],
  }
}

const nothingProved: ReleaseProof = {
  isSound: false,
  flaws: [{ flaw: 'manifestDamaged', about: manifestFile }],
  number: null,
  files: 0,
  items: 0,
  mode: null,
  madeAt: null,
  head: null,
  keys: [],
}

/** The manifest, if the text is byte for byte the one text that says it. */
const readManifest = (text: string): Manifest | null => {
  try {
    const read = Manifest.safeParse(JSON.parse(text))
    return read.success && manifestText(read.data) === text ? read.data : null
  } catch {
    return null
  }
}

const fileFlaws = (folder: string, { files }: Manifest): Flaw[] => {
  const present = new Set(pathsIn(folder).filter((path) => path !== manifestFile))
  const flaws = files.flatMap(({ path, bytes, sha256: hash }): Flaw[] => {
    if (!present.delete(path)) return [{ flaw: 'fileMissing', about: path }]
    const content = readFileSync(join(folder, path))
    return content.length === bytes && sha256(content) === hash ? [] : [{ flaw: 'fileChanged', about: path }]
  })
  return [...flaws, ...[...present].map((path): Flaw => ({ flaw: 'fileForeign', about: path }))]
}

/** Paths below a folder with `/`, links not followed. */
const pathsIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).split(sep).filter(Boolean).join('/'))

const signatureFlaws = (manifest: Manifest): Flaw[] =>
  isSignedStatement(manifest.signed, releasePurpose, statementOf(manifest))
    ? []
    : [{ flaw: 'signatureForged', about: manifestFile }]

const approvalFlaws = ({ study, items }: Manifest): Flaw[] =>
  items.flatMap(({ kind, id, fingerprint, protection, mode, approvals }): Flaw[] => {
    const about = `${kind}/${id}`
    const statement = approvalStatement(study, { kind, id }, fingerprint, { protection })
    if (!approvals.every((one) => isSignedStatement(one, approvalPurpose, statement))) {
      return [{ flaw: 'approvalForged', about }]
    }
    const people = new Set(approvals.map(({ signingKey }) => signingKey))
    return people.size < approvalsNeeded(mode) ? [{ flaw: 'approvalsTooFew', about }] : []
  })
