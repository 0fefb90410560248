import type { Language, Localized } from '../../contract/text.ts'

type InEveryLanguage = { readonly [L in Language]: string }

/** What is said of variables that the form itself has no words for. */
export type FormWords = {
  readonly and: InEveryLanguage
  readonly or: InEveryLanguage
  readonly not: InEveryLanguage
  readonly mentioned: Localized
  readonly notMentioned: Localized
  /** The choice and the question that "or other" adds. */
  readonly other: Localized
  readonly specifyOther: (question: Localized | undefined) => Localized
  /** The keys that records of a repeat get. */
  readonly parentKey: (dataset: string) => Localized
  readonly recordKey: Localized
}
