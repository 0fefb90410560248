import { resolve } from 'node:path'
import type { EnteredRecord } from '../../contract/entry.ts'
import { Failure } from '../../contract/failure.ts'
import { readEntries } from '../../files/entries.ts'
import { type Entry, entries, entry, entryChanges, markEntry } from '../../study/entries.ts'
import { people } from '../../study/people.ts'
import type { Study } from '../../study/study.ts'
import type { Context, Handlers } from '../context.ts'
import { versionAsDataset } from '../data/dataset-info.ts'
import { studyOf } from '../session.ts'
import { checkRecords } from './check-records.ts'
import { changedRecord, correct, enter } from './enter.ts'
import { type EntryForm, entryForm } from './form.ts'
import { isPending, takeIn } from './take-in.ts'

type Feature = Pick<
  Handlers,
  | 'entry.describe'
  | 'entry.check'
  | 'entry.add'
  | 'entry.addFile'
  | 'entry.correct'
  | 'entry.strike'
  | 'entry.restore'
  | 'entry.list'
  | 'entry.takeIn'
>

/** Records that are typed in: each change is on the disk when its command answers; taking them in makes a data version. */
export const entryHandlers: Feature = {
  'entry.describe': ({ dataset }, context) => {
    const study = studyOf(context.session)
    const form = entryForm(dataset, context)
    const names = new Set(form.fields.map(({ variable }) => variable.name))
    const kept = entries(study, dataset)
    const struck = kept.filter(({ isStruck }) => isStruck).length
    return {
      fields: [...form.fields],
      sets: form.plan.sets.filter((set) => set.dataset === dataset && set.variables.every((name) => names.has(name))),
      records: kept.length - struck,
      struck,
      isPending: isPending(study, form),
      canIdentify: study.identifiers !== null,
    }
  },
  'entry.check': ({ dataset, values, record }, context) => {
    const study = studyOf(context.session)
    const form = entryForm(dataset, context)
    const kept = entries(study, dataset)
    const changed = record === undefined ? { form, values } : changedRecord(study, form, { record, values })
    const [checked] = checkRecords(changed.form, [changed.values], kept, record)
    return { problems: [...(checked?.problems ?? [])], doubts: [...(checked?.doubts ?? [])] }
  },
  'entry.add': ({ dataset, records }, context) => {
    const added = enter(studyOf(context.session), entryForm(dataset, context), records)
    context.changed('entries', 'audit')
    return { records: added }
  },
  'entry.addFile': async ({ dataset, file }, context) => {
    const form = entryForm(dataset, context)
    const added = enter(studyOf(context.session), form, await readEntries(resolve(file)))
    context.changed('entries', 'audit')
    return { records: added }
  },
  'entry.correct': ({ dataset, record, values, reason }, context) => {
    const study = studyOf(context.session)
    correct(study, entryForm(dataset, context), { record, values, reason })
    context.changed('entries', 'audit')
    return recordOf(study, entry(study, dataset, record))
  },
  'entry.strike': ({ dataset, record, reason }, context) =>
    mark(dataset, { record, action: 'struck', reason }, context),
  'entry.restore': ({ dataset, record, reason }, context) =>
    mark(dataset, { record, action: 'restored', reason }, context),
  'entry.list': ({ dataset, from, count, state }, context) => {
    const study = studyOf(context.session)
    entryForm(dataset, context)
    const listed = entries(study, dataset)
      .filter(({ isStruck }) => isStruck === (state === 'struck'))
      .reverse()
    return {
      total: listed.length,
      records: listed.slice(from, from + count).map((one) => recordOf(study, one)),
    }
  },
  'entry.takeIn': ({ dataset, reason }, context) => takeInEntries(entryForm(dataset, context), reason, context),
}

/** What an import does of a source whose records are typed in: those to begin with come in, and all become a version. */
export const importEntries = async (
  dataset: string,
  { folder, reason }: { readonly folder: string; readonly reason: string },
  context: Context,
) => {
  const study = studyOf(context.session)
  const form = entryForm(dataset, context)
  const { file } = form.source
  if (file !== undefined && entryChanges(study, dataset) === 0) {
    enter(study, form, await readEntries(resolve(folder, file)))
    context.changed('entries')
  }
  return takeInEntries(form, reason, context)
}

const takeInEntries = (form: EntryForm, reason: string, { session, changed }: Context) => {
  const study = studyOf(session)
  const { version, unchanged } = takeIn(study, form, reason)
  if (!unchanged) changed('datasets', 'entries', 'codebook', 'audit')
  return { dataset: versionAsDataset(study, version), unchanged }
}

type Mark = { readonly record: number; readonly action: 'struck' | 'restored'; readonly reason: string }

const mark = (dataset: string, change: Mark, context: Context): EnteredRecord => {
  const study = studyOf(context.session)
  entryForm(dataset, context)
  const { record, action } = change
  const { isStruck } = entry(study, dataset, record)
  if (isStruck && action === 'struck') throw new Failure('entry.struck', { dataset, record })
  if (!isStruck && action === 'restored') throw new Failure('entry.not-struck', { dataset, record })
  markEntry(study, dataset, change)
  context.changed('entries', 'audit')
  return recordOf(study, entry(study, dataset, record))
}

const recordOf = (study: Study, { record, isStruck, answers, changes, person, at, reason }: Entry): EnteredRecord => ({
  record,
  isStruck,
  values: { ...answers },
  changes,
  person: people(study).get(person) ?? person,
  at,
  reason,
})
