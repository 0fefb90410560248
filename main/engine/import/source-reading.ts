import type { Variable } from '../../contract/codebook.ts'
import type { FileSource } from '../../contract/source.ts'
import type { Localized } from '../../contract/text.ts'
import type { Batch } from '../../core/data/batch.ts'
import type { AnswersRead } from '../../core/form/answers-read.ts'
import { parentKeyName, recordKeyName, recordKeys } from '../../core/form/record-keys.ts'
import type { FileReading } from '../../files/reading.ts'
import type { Study } from '../../study/study.ts'
import type { Context } from '../context.ts'
import { formIn, openWithForm } from '../reading/form-source.ts'
import { formWords } from '../reading/form-words.ts'
import { openApart, type SourceOptions } from '../reading/read-apart.ts'
import { parentRecords } from './parent-records.ts'

/** A source of the plan with the file that it names and the folder that its other files are seen from. */
export type SourceFile = { readonly source: FileSource; readonly folder: string; readonly file: string }

/** A file opened as a source: with the questions that its form has several answers to. */
export type SourceReading = FileReading & { readonly answers: readonly AnswersRead[] }

/** The file with its form, where it has one, and with keys to its parent, where it is a repeat. */
export const openAsSource = async (
  study: Study,
  { source, folder, file }: SourceFile,
  reading: SourceOptions,
  { surroundings: { resources } }: Context,
): Promise<SourceReading> => {
  const { form, parent } = source
  const request = { ...source, file }
  const opened =
    form === undefined
      ? { ...(await openApart(request, reading)), answers: [] }
      : await openWithForm({ ...request, form: formIn(form, folder) }, reading, resources)
  return parent === undefined ? opened : withRecordKeys(study, source, parent, opened, resources)
}

const withRecordKeys = (
  study: Study,
  { dataset }: FileSource,
  parent: NonNullable<FileSource['parent']>,
  opened: SourceReading,
  resources: string,
): SourceReading => {
  const { variables } = opened
  const names = variables.map(({ name }) => name)
  const records = parentRecords(study, dataset, parent, names)
  const words = formWords(resources)
  const key = (name: string, label: Localized): Variable => ({
    name,
    label,
    kind: 'id',
    storage: 'code',
    categories: [],
    missing: [],
  })
  const keys = [key(parentKeyName, words.parentKey(parent.dataset)), key(recordKeyName, words.recordKey)]
  return {
    ...opened,
    variables: [...variables, ...keys],
    batches: async function* (options): AsyncGenerator<Batch> {
      const { add, finish } = recordKeys(dataset, variables, records, parent.orphans)
      for await (const batch of opened.batches(options)) yield { ...batch, columns: [...batch.columns, ...add(batch)] }
      finish()
    },
  }
}
