import { basename, resolve } from 'node:path'
import type { FormSpec } from '../../contract/form.ts'
import type { FileToDescribe } from '../../contract/source.ts'
import { applyForm, type FormTable, summariesAlone } from '../../core/form/apply-form.ts'
import type { Form } from '../../core/form/form.ts'
import { unlistedAnswers } from '../../core/form/unlisted-answers.ts'
import { readForm } from '../../files/form/read-form.ts'
import type { FileReading, ReadingOptions } from '../../files/reading.ts'
import { formWords } from './form-words.ts'
import { openApart, type SourceOptions } from './read-apart.ts'

/** A file opened together with the form that it was collected with. */
export type FormReading = FileReading & {
  readonly table: FormTable
  readonly answers: FormTable['answers']
  /** The batches, with each place where columns and summary of a question differ told instead of refused. */
  readonly tolerant: (
    onContradiction: (variable: string, row: number) => void,
    options?: ReadingOptions,
  ) => ReturnType<FileReading['batches']>
}

/** The form's files by where they lie, seen from the folder of the plan. */
export const formIn = (form: FormSpec, folder: string): FormSpec => ({
  ...form,
  file: resolve(folder, form.file),
  ...(form.choices === undefined ? {} : { choices: resolve(folder, form.choices) }),
  ...(form.settings === undefined ? {} : { settings: resolve(folder, form.settings) }),
})

/** Opens a file and puts its answers in order as its form says. */
export const openWithForm = async (
  request: FileToDescribe & { readonly form: FormSpec },
  reading: SourceOptions,
  resources: string,
): Promise<FormReading> => {
  const form = await readForm(request.form)
  const opened = await openApart(request, reading)
  return withForm(opened, form, request, reading, resources)
}

/** The reading of a file with its answers as the form means them. */
export const withForm = async (
  opened: FileReading,
  form: Form,
  request: FileToDescribe & { readonly form: FormSpec },
  reading: ReadingOptions,
  resources: string,
): Promise<FormReading> => {
  const repeat = repeatOf(request, form)
  const { variables } = opened
  const table = applyForm({
    form,
    variables,
    file: basename(request.file),
    words: formWords(resources),
    repeat,
    trust: request.form.trust,
    extra: await answersBeyondForm(opened, form, repeat, reading),
  })
  const batches = async function* (
    options: ReadingOptions = {},
    onContradiction?: (variable: string, row: number) => void,
  ) {
    let first = 0
    for await (const batch of opened.batches(options)) {
      yield table.batch(batch, first, onContradiction)
      first += batch.rows
    }
  }
  return {
    ...opened,
    variables: table.variables,
    table,
    answers: table.answers,
    batches: (options) => batches(options),
    tolerant: (onContradiction, options) => batches(options, onContradiction),
  }
}

/** The repeat that a sheet or file is named after. */
const repeatOf = (request: FileToDescribe, { repeats }: Form): string | null => {
  const name = request.format === 'xlsx' ? request.options.sheet : undefined
  const words = [name, basename(request.file).replace(/\.[^.]*$/, '')].filter((one) => one !== undefined)
  return repeats.find((repeat) => words.some((word) => word === repeat || word.endsWith(`-${repeat}`))) ?? null
}

const answersBeyondForm = async (
  opened: FileReading,
  form: Form,
  repeat: string | null,
  reading: ReadingOptions,
): Promise<ReadonlyMap<number, readonly string[]>> => {
  const summaries = summariesAlone(form, opened.variables, repeat)
  if (summaries.length === 0) return new Map()
  const collected = unlistedAnswers(form, opened.variables, summaries, repeat)
  for await (const batch of opened.batches(reading)) collected.add(batch)
  return collected.found()
}
