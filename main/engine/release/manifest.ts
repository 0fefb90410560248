import { createHash } from 'node:crypto'
import { Manifest, manifestFile } from '../../contract/release.ts'
import type { JsonObject } from '../../study/canonical-json.ts'
import { type SignedStatement, signStatement } from '../../study/people/statement.ts'
import type { Study } from '../../study/study.ts'

/** What the signature of whoever releases is for. */
export const releasePurpose = 'release'

export type PackageFile = { readonly path: string; readonly content: Uint8Array }

/** The files of a package as its manifest lists them, by path. */
export const listed = (files: readonly PackageFile[]): Manifest['files'] =>
  [...files]
    .sort((one, other) => (one.path < other.path ? -1 : 1))
    .map(({ path, content }) => ({ path, bytes: content.length, sha256: sha256(content) }))

/** Every file of a package, the manifest too, which cannot list itself: as many as lie in its folder. */
export const pathsOfPackage = ({ files }: Pick<Manifest, 'files'>): string[] => [
  ...files.map(({ path }) => path),
  manifestFile,
]

export const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex')

/** The manifest with the signature of whoever has the study open. */
export const signedManifest = (study: Study, manifest: Omit<Manifest, 'signed'>): Manifest =>
  Manifest.parse({ ...manifest, signed: signStatement(study, releasePurpose, statementOf(manifest)) })

/** The one text of a manifest: what says the same in other bytes is not it. */
export const manifestText = (manifest: Manifest): string => `${JSON.stringify(Manifest.parse(manifest), null, 2)}\n`

export const statementOf = (manifest: Omit<Manifest, 'signed'> & { readonly signed?: unknown }): JsonObject => {
  const { signed: _, ...statement } = manifest
  return JSON.parse(JSON.stringify(statement)) as JsonObject
}

/** What people compare a key by. */
export const keyFingerprint = ({ signingKey }: SignedStatement): string =>
  (sha256(signingKey).slice(0, 20).toUpperCase().match(/.{5}/g) ?? []).join('-')
