import { createHash } from 'node:crypto'
import { answersColumn } from '../../core/entry/entry-columns.ts'
import type { Answers } from '../../core/entry/read-answers.ts'
import { canonicalJson, type JsonObject } from '../../study/canonical-json.ts'
import { type Entry, entries, entryChanges } from '../../study/entries.ts'
import { entryIdentifiers } from '../../study/entry-identifiers.ts'
import type { Study } from '../../study/study.ts'
import type { VersionInfo, VersionSource } from '../../study/versions/version-info.ts'
import { writeVersion } from '../../study/versions/version-writer.ts'
import { versions } from '../../study/versions/versions.ts'
import type { EntryForm } from './form.ts'

/** Makes the records that are not struck out a version of the dataset, unless the one in use has just these. */
export const takeIn = (
  study: Study,
  form: EntryForm,
  reason: string,
): { readonly version: VersionInfo; readonly unchanged: boolean } => {
  const kept = entries(study, form.source.dataset)
  const source = aboutEntries(study, form, kept)
  const current = currentOf(study, form)
  if (current && canonicalJson(current.source) === canonicalJson(source)) return { version: current, unchanged: true }
  return { version: write(study, form, { kept, source, reason }), unchanged: false }
}

/** Whether the version in use has other records than those that were entered, or another codebook's. */
export const isPending = (study: Study, form: EntryForm): boolean => {
  const current = currentOf(study, form)
  const source = aboutEntries(study, form, entries(study, form.source.dataset))
  return current === undefined || canonicalJson(current.source) !== canonicalJson(source)
}

const currentOf = (study: Study, { source: { dataset } }: EntryForm): VersionInfo | undefined =>
  versions(study, dataset).find(({ isCurrent }) => isCurrent)

/** Where the version comes from, as an import says it of a file: there is no file, so it has no name. */
const aboutEntries = (study: Study, { source, fields }: EntryForm, kept: readonly Entry[]): VersionSource => {
  const text = canonicalJson(live(kept).map(({ record, answers }) => [record, answers]) as unknown as JsonObject)
  const { dataset, identifiers } = source
  const variables = fields.map(({ variable: { name, kind, storage } }) => [name, kind, storage])
  return {
    file: '',
    sha256: createHash('sha256').update(text).digest('hex'),
    bytes: Buffer.byteLength(text),
    format: 'entry',
    options: canonicalJson({ identifiers, variables, changes: entryChanges(study, dataset) }),
  }
}

const live = (kept: readonly Entry[]): readonly Entry[] => kept.filter(({ isStruck }) => !isStruck)

const write = (
  study: Study,
  { source: { dataset, identifiers }, fields }: EntryForm,
  {
    kept,
    source,
    reason,
  }: { readonly kept: readonly Entry[]; readonly source: VersionSource; readonly reason: string },
): VersionInfo => {
  const records = withIdentifiers(study, dataset, live(kept))
  const variables = fields.map(({ variable }) => variable)
  const writer = writeVersion(study, { dataset, reason, source, variables, identifiers })
  try {
    if (records.length > 0) {
      const columns = variables.map((variable) => {
        const column = answersColumn(variable, records)
        return column.type === 'number' ? column : { ...column, codes: Uint32Array.from(column.codes) }
      })
      writer.add({ rows: records.length, columns })
    }
    return writer.commit()
  } catch (error) {
    writer.abort()
    throw error
  }
}

const withIdentifiers = (study: Study, dataset: string, kept: readonly Entry[]): readonly Answers[] => {
  if (kept.every(({ pseudonym }) => pseudonym === null)) return kept.map(({ answers }) => answers)
  const identifiers = entryIdentifiers(study, dataset)
  return kept.map(({ answers, pseudonym }) => ({
    ...answers,
    ...(pseudonym === null ? {} : identifiers(pseudonym)),
  }))
}
