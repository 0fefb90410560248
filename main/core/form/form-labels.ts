import type { FormLabels } from '../../contract/form.ts'
import { type Language, type Localized, languages as productLanguages } from '../../contract/text.ts'

/** The columns of a sheet that hold labels, by the language as the form names it; '' has none. */
export type LabelColumns = ReadonlyMap<string, number>

/** `label`, `label::English (en)`, `label:English`, and `label_english` as some tools write it. */
const labelColumn = /^label(?:\s*::?\s*|_|$)(.*)$/i

export const labelColumns = (header: readonly string[]): LabelColumns => {
  const found = new Map<string, number>()
  for (const [column, name] of header.entries()) {
    const language = labelColumn.exec(name.trim())?.[1]?.trim()
    if (language !== undefined && !found.has(language)) found.set(language, column)
  }
  return found
}

const looksLike: { readonly [L in Language]: RegExp } = {
  es: /\(es(?:-\w+)?\)\s*$|^es$|espa[nñ]ol|spanish|castellano/i,
  en: /\(en(?:-\w+)?\)\s*$|^en$|english|ingl[eé]s/i,
}

/** Spanish and English where the form has them; else its first language, which is its default. */
export const usualLabels = (languages: readonly string[]): FormLabels => {
  const known = productLanguages.flatMap((language) => {
    const name = languages.find((one) => looksLike[language].test(one))
    return name === undefined ? [] : [[language, name] as const]
  })
  return known.length > 0 ? Object.fromEntries(known) : (languages[0] ?? '')
}

/** The name among `languages` that is meant, in whatever case and with or without its code; undefined when none is. */
export const languageNamed = (wanted: string, languages: readonly string[]): string | undefined => {
  const plain = (text: string): string => text.toLowerCase().replace(/\s*\([^)]*\)\s*$/, '')
  return (
    languages.find((one) => one === wanted) ??
    languages.find((one) => one.toLowerCase() === wanted.toLowerCase()) ??
    languages.find((one) => plain(one) === plain(wanted))
  )
}

/** The names of the languages that a plan asks for. */
export const languagesAsked = (labels: FormLabels | undefined): string[] =>
  labels === undefined
    ? []
    : typeof labels === 'string'
      ? [labels]
      : productLanguages.flatMap((one) => labels[one] ?? [])

/**
 * The label in a row: in the languages chosen; where it has none in any of them, the one without a language, else the
 * first there is. Marks of layout (HTML, Markdown) go, they are no words.
 */
export const labelIn = (
  cells: readonly string[],
  columns: LabelColumns,
  choice: FormLabels,
): { readonly label?: Localized } => {
  const textOf = (language: string): string => plainLabel(cells[columns.get(language) ?? -1] ?? '')
  const chosen: Localized = typeof choice === 'string' ? textOf(choice) : byLanguage(choice, textOf)
  if (typeof chosen === 'string' ? chosen !== '' : Object.keys(chosen).length > 0) return { label: chosen }
  const other = ['', ...columns.keys()].map(textOf).find((text) => text !== '')
  return other === undefined ? {} : { label: other }
}

const byLanguage = (
  choice: Exclude<FormLabels, string>,
  textOf: (language: string) => string,
): Exclude<Localized, string> =>
  Object.fromEntries(
    productLanguages.flatMap((language) => {
      const name = choice[language]
      const text = name === undefined ? '' : textOf(name)
      return text === '' ? [] : [[language, text]]
    }),
  )

const plainLabel = (text: string): string =>
  text
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/\*{1,3}/g, '')
    .replace(/(^|[\s(])_([^_]+)_(?=$|[\s).,;:?!])/g, '$1$2')
    .replace(/^\s*#{1,6}\s/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
