import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { Variable } from '../../contract/codebook.ts'
import { Failure } from '../../contract/failure.ts'
import type { FormSpec } from '../../contract/form.ts'
import type { FileSource } from '../../contract/source.ts'
import { documented } from '../../core/data/documented.ts'
import { readCodebook } from '../../files/codebook-csv.ts'
import { canonicalJson, type JsonObject } from '../../study/canonical-json.ts'
import type { Study } from '../../study/study.ts'
import type { VersionInfo, VersionSource } from '../../study/versions/version-info.ts'
import { writeVersion } from '../../study/versions/version-writer.ts'
import { versions } from '../../study/versions/versions.ts'
import type { Context, Handlers } from '../context.ts'
import { versionAsDataset } from '../data/dataset-info.ts'
import { importEntries } from '../entries/entries.ts'
import { formIn } from '../reading/form-source.ts'
import { studyOf } from '../session.ts'
import { parentDigest } from './parent-records.ts'
import { openAsSource, type SourceReading } from './source-reading.ts'

/** Files become data versions: read in batches, identifiers into the vault, all of it or nothing. */
export const importHandlers: Pick<Handlers, 'data.import'> = {
  'data.import': async ({ source, folder, reason }, context) => {
    if (source.format === 'entry') return importEntries(source.dataset, { folder, reason }, context)
    const study = studyOf(context.session)
    const file = resolve(folder, source.file)
    const about = await aboutFile(study, file, source, folder, context)
    const current = versions(study, source.dataset).find(({ isCurrent }) => isCurrent)
    if (current && canonicalJson(asAsked(current.source)) === canonicalJson(about)) {
      return { dataset: versionAsDataset(study, current), unchanged: true }
    }
    const version = await importVersion(study, { source, folder, file, about, reason }, context)
    context.changed('datasets', 'codebook', 'audit')
    return { dataset: versionAsDataset(study, version), unchanged: false }
  },
}

/** Files are read where one that breaks its reader cannot break the study. */
const apartOf = ({ surroundings: { reader }, over }: Context) => ({ reader, over })

type Import = {
  readonly source: FileSource
  readonly folder: string
  readonly file: string
  readonly about: VersionSource
  readonly reason: string
}

const importVersion = async (study: Study, request: Import, context: Context): Promise<VersionInfo> => {
  const { source, folder, about, reason } = request
  const { signal, progress } = context
  const onProgress = (phase: string) => (done: number, total: number) => progress(phase, done, total)
  const reading = await openAsSource(
    study,
    request,
    { signal, onProgress: onProgress('checking'), apart: apartOf(context) },
    context,
  )
  refuseUnknownIdentifiers(reading.variables, source)
  const variables =
    source.codebook === undefined
      ? reading.variables
      : documented(reading.variables, await readCodebook(resolve(folder, source.codebook)))
  const { dataset, identifiers } = source
  const writer = writeVersion(study, { dataset, reason, source: asRead(about, reading), variables, identifiers })
  try {
    for await (const batch of reading.batches({ signal, onProgress: onProgress('reading') })) {
      signal.throwIfAborted()
      writer.add(batch)
    }
    return writer.commit()
  } catch (error) {
    writer.abort()
    throw error
  }
}

/** What the file is and how it is read: when all of it is as before, there is nothing to import. */
const aboutFile = async (
  study: Study,
  file: string,
  source: FileSource,
  folder: string,
  context: Context,
): Promise<VersionSource> => {
  const { format, options, identifiers, form, parent } = source
  const codebook = source.codebook === undefined ? null : await sha256(resolve(folder, source.codebook), context.signal)
  return {
    file: basename(file),
    ...(await sizeAndHash(file, context)),
    format,
    options: canonicalJson({
      options,
      identifiers,
      codebook,
      ...(form === undefined ? {} : { form: await aboutForm(formIn(form, folder), context) }),
      ...(parent === undefined ? {} : { parent: { ...parent, keys: parentDigest(study, parent) } }),
    } as unknown as JsonObject),
  }
}

/** The source with what its form made of the file, which scripts do once more without the form. */
const asRead = (about: VersionSource, { answers }: SourceReading): VersionSource =>
  answers.length === 0
    ? about
    : { ...about, options: canonicalJson({ ...JSON.parse(about.options), answers } as unknown as JsonObject) }

/** The source as it was asked for, without what came of it. */
const asAsked = (source: VersionSource): VersionSource => {
  const { answers: _, ...asked } = JSON.parse(source.options)
  return { ...source, options: canonicalJson(asked) }
}

/** The content of the form's files, wherever they lie, and the choices on reading it. */
const aboutForm = async ({ file, choices, settings, labels, trust }: FormSpec, { signal }: Context) => ({
  files: await Promise.all([file, choices, settings].map((one) => (one === undefined ? null : sha256(one, signal)))),
  labels: labels ?? null,
  trust: trust ?? null,
})

const sizeAndHash = async (file: string, { signal }: Context): Promise<{ bytes: number; sha256: string }> => {
  const { size } = await stat(file).catch(() => {
    throw new Failure('file.not-found', { file: basename(file) })
  })
  return { bytes: size, sha256: await sha256(file, signal) }
}

const sha256 = async (file: string, signal: AbortSignal): Promise<string> => {
  const hash = createHash('sha256')
  try {
    for await (const piece of createReadStream(file, { signal, highWaterMark: 1 << 20 })) hash.update(piece)
  } catch (error) {
    signal.throwIfAborted()
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw isMissing ? new Failure('file.not-found', { file: basename(file) }) : error
  }
  return hash.digest('hex')
}

const refuseUnknownIdentifiers = (variables: readonly Variable[], { identifiers, file }: FileSource): void => {
  const names = new Set(variables.map(({ name }) => name))
  const unknown = identifiers.find((name) => !names.has(name))
  if (unknown !== undefined) throw new Failure('file.unknown-identifier', { variable: unknown, file: basename(file) })
}
