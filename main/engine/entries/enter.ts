import type { EntryField, EntryValues } from '../../contract/entry.ts'
import { Failure } from '../../contract/failure.ts'
import type { Answers } from '../../core/entry/read-answers.ts'
import { addEntries, correctEntry, type Entry, entries, entry } from '../../study/entries.ts'
import { entryIdentifiers } from '../../study/entry-identifiers.ts'
import type { Study } from '../../study/study.ts'
import { checkRecords, refuseProblems } from './check-records.ts'
import type { EntryForm } from './form.ts'

/** Records of one dataset; what people type in is far below. */
export const mostEntries = 100_000

/** Keeps new records, all of them or none. */
export const enter = (study: Study, form: EntryForm, given: readonly EntryValues[]): number[] => {
  const { dataset } = form.source
  const kept = entries(study, dataset)
  if (kept.length + given.length > mostEntries) throw new Failure('entry.too-large', { dataset, limit: mostEntries })
  const records = refuseProblems(dataset, checkRecords(form, given, kept))
  return addEntries(
    study,
    dataset,
    records.map((answers) => ({
      answers: only(answers, form.fields, false),
      identifiers: only(answers, form.fields, true),
    })),
  )
}

export type Change = { readonly record: number; readonly values: EntryValues }

/** Keeps other answers for some variables of a record. */
export const correct = (study: Study, form: EntryForm, change: Change & { readonly reason: string }): void => {
  const { dataset } = form.source
  const { record, reason } = change
  const changed = changedRecord(study, form, change)
  const checked = checkRecords(changed.form, [changed.values], entries(study, dataset), record)
  const [answers = {}] = refuseProblems(dataset, checked)
  correctEntry(study, dataset, {
    record,
    reason,
    answers: only(answers, form.fields, false),
    identifiers: changed.form === form ? only(answers, form.fields, true) : null,
  })
}

/**
 * The whole record as the change would make it, and the part of the form that it is checked by: identifiers are left
 * out, and not read, unless one of them changes.
 */
export const changedRecord = (
  study: Study,
  form: EntryForm,
  { record, values }: Change,
): { readonly form: EntryForm; readonly values: EntryValues } => {
  const { dataset } = form.source
  const before = entry(study, dataset, record)
  if (before.isStruck) throw new Failure('entry.struck', { dataset, record })
  const isIdentified = form.fields.some(
    ({ variable, isIdentifier }) => isIdentifier && Object.hasOwn(values, variable.name),
  )
  if (isIdentified) return { form, values: { ...before.answers, ...identifiersOf(study, dataset, before), ...values } }
  const fields = form.fields.filter(({ isIdentifier }) => !isIdentifier)
  return { form: { ...form, fields }, values: { ...before.answers, ...values } }
}

const identifiersOf = (study: Study, dataset: string, { pseudonym }: Entry): Answers =>
  pseudonym === null ? {} : entryIdentifiers(study, dataset)(pseudonym)

/** The answers that go to the vault, or those that do not. */
const only = (answers: Answers, fields: readonly EntryField[], identifiers: boolean): Answers => {
  const names = new Set(fields.filter((one) => one.isIdentifier === identifiers).map(({ variable }) => variable.name))
  return Object.fromEntries(Object.entries(answers).filter(([name]) => names.has(name)))
}
