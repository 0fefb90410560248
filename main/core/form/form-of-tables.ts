import { Failure } from '../../contract/failure.ts'
import type { FormLabels } from '../../contract/form.ts'
import type { Localized } from '../../contract/text.ts'
import type { TextTable } from '../intake/text-table.ts'
import type { Choice, Form, Question } from './form.ts'
import { type LabelColumns, labelColumns, labelIn, languageNamed, languagesAsked, usualLabels } from './form-labels.ts'
import { formLimits } from './limits.ts'
import { questionTypeOf } from './question-type.ts'

/** The sheets of an XLSForm; of the last two there may be none. */
export type FormTables = {
  readonly survey: TextTable
  readonly choices: TextTable | null
  readonly settings: TextTable | null
}

/**
 * The form that the sheets describe (xlsform.org). Names of columns count in whatever case; rows without a type are
 * notes of the writer. Fails where groups end that never began, where there is more of anything than forms have, where a language is asked for that the form lacks,
 * and where it has questions with choices and no choices at all.
 */
export const formOfTables = ({ survey, choices, settings }: FormTables, labels: FormLabels | undefined): Form => {
  const { file } = survey
  if (columnOf(survey, 'type') < 0 || columnOf(survey, 'name') < 0) throw new Failure('form.no-survey', { file })
  const surveyLabels = labelColumns(survey.header)
  const choiceLabels = labelColumns(choices?.header ?? [])
  const setting = (name: string): string =>
    settings ? (settings.rows[0]?.cells[columnOf(settings, name)]?.trim() ?? '') : ''
  const languages = languagesOf(surveyLabels, choiceLabels, setting('default_language'))
  const chosen = chosenLabels(labels, languages, file)
  const lists = choices === null ? new Map<string, Choice[]>() : listsOf(choices, choiceLabels, chosen)
  const { questions, repeats, notes } = questionsOf(survey, surveyLabels, chosen)
  refuseMissingLists(questions, lists, file)
  const marks = questions.map(({ type, list }) => (type === 'multiple' ? (lists.get(list ?? '')?.length ?? 0) : 0))
  refuseMoreThan(
    formLimits.marks,
    marks.reduce((sum, count) => sum + count, 0),
    file,
  )
  return {
    file,
    title: setting('form_title'),
    version: setting('version'),
    languages,
    labels: chosen,
    questions,
    lists,
    repeats,
    notes,
  }
}

/** The column of this name in whatever case; -1 when there is none. */
const columnOf = ({ header }: TextTable, ...names: string[]): number =>
  header.findIndex((one) => names.includes(one.trim().toLowerCase()))

const languagesOf = (survey: LabelColumns, choices: LabelColumns, preferred: string): string[] => {
  const all = [...new Set([...survey.keys(), ...choices.keys()])]
  const first = preferred === '' ? undefined : languageNamed(preferred, all)
  return first === undefined ? all : [first, ...all.filter((one) => one !== first)]
}

const chosenLabels = (labels: FormLabels | undefined, languages: readonly string[], file: string): FormLabels => {
  const named = (wanted: string): string => {
    const found = languageNamed(wanted, languages)
    if (found === undefined)
      throw new Failure('form.unknown-language', { file, language: wanted, languages: languages.join(', ') })
    return found
  }
  if (languagesAsked(labels).length === 0 || labels === undefined) return usualLabels(languages)
  if (typeof labels === 'string') return named(labels)
  const { es, en } = labels
  return { ...(es === undefined ? {} : { es: named(es) }), ...(en === undefined ? {} : { en: named(en) }) }
}

/** The choices by list, in their order. A code that stands there twice (for two places, say) is one choice. */
const listsOf = (table: TextTable, labels: LabelColumns, chosen: FormLabels): Map<string, Choice[]> => {
  const [list, code] = [columnOf(table, 'list_name', 'list name'), columnOf(table, 'name', 'value')]
  const lists = new Map<string, Choice[]>()
  const seen = new Set<string>()
  refuseMoreThan(formLimits.choices, table.rows.length, table.file)
  for (const { cells } of table.rows) {
    const [name, value] = [cells[list]?.trim() ?? '', cells[code]?.trim() ?? '']
    const key = `${name}\n${value}`
    if (name === '' || value === '' || seen.has(key)) continue
    seen.add(key)
    const known = lists.get(name) ?? []
    known.push({ code: value, ...labelIn(cells, labels, chosen) })
    lists.set(name, known)
  }
  return lists
}

type Enclosure = { readonly name: string; readonly isRepeat: boolean; readonly relevant: string }

const questionsOf = (
  table: TextTable,
  labels: LabelColumns,
  chosen: FormLabels,
): Pick<Form, 'questions' | 'repeats' | 'notes'> => {
  const [type, name, relevant] = [
    columnOf(table, 'type'),
    columnOf(table, 'name'),
    columnOf(table, 'relevant', 'relevance'),
  ]
  const questions: Question[] = []
  const repeats: string[] = []
  const notes = new Map<string, Localized>()
  refuseMoreThan(formLimits.rows, table.rows.length, table.file)
  const around: Enclosure[] = []
  for (const { row, cells } of table.rows) {
    const [word, own, condition] = [type, name, relevant].map((at) => cells[at]?.trim() ?? '') as [
      string,
      string,
      string,
    ]
    const { label } = labelIn(cells, labels, chosen)
    const [, edge, kind] = /^(begin|end)[ _](group|repeat)\b/i.exec(word) ?? []
    if (edge?.toLowerCase() === 'end') {
      if (around.pop() === undefined) throw new Failure('form.unbalanced', { file: table.file, row })
    } else if (edge !== undefined) {
      const isRepeat = kind?.toLowerCase() === 'repeat'
      around.push({ name: own, isRepeat, relevant: condition })
      if (around.length > formLimits.depth)
        throw new Failure('form.too-deep', { file: table.file, row, limit: formLimits.depth })
      if (isRepeat) repeats.push(own)
      if (label !== undefined) notes.set(own, label)
    } else {
      const asked = questionTypeOf(word)
      if (own === '') continue
      if (asked === null) {
        if (label !== undefined) notes.set(own, label)
        continue
      }
      questions.push({
        name: own,
        path: [...around.map((one) => one.name), own].join('/'),
        ...asked,
        ...(label === undefined ? {} : { label }),
        relevant: [...around.map((one) => one.relevant), condition].filter((text) => text !== ''),
        repeat: around.findLast(({ isRepeat }) => isRepeat)?.name ?? null,
      })
    }
  }
  return { questions, repeats, notes }
}

const refuseMoreThan = (limit: number, count: number, file: string): void => {
  if (count > limit) throw new Failure('form.too-large', { file, limit })
}

/** A form of which all choices are elsewhere was given without them; single lists may well be in files beside it. */
const refuseMissingLists = (questions: readonly Question[], lists: Form['lists'], file: string): void => {
  const selects = questions.find(({ list }) => list !== null)
  if (selects?.list && lists.size === 0) throw new Failure('form.no-choices', { file, list: selects.list })
}
