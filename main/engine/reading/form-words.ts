import { inLanguage, type Language, type Localized, languages } from '../../contract/text.ts'
import type { FormWords } from '../../core/form/form-words.ts'
import { loadTexts } from '../texts.ts'

/** What is said of variables that a form has no words for, in every language of the product. */
export const formWords = (resources: string): FormWords => {
  const texts = Object.fromEntries(languages.map((language) => [language, loadTexts(resources, language)])) as Record<
    Language,
    ReturnType<typeof loadTexts>
  >
  const each = (say: (language: Language) => string) =>
    Object.fromEntries(languages.map((language) => [language, say(language)])) as Record<Language, string>
  const word = (key: string) => each((language) => texts[language](key))
  return {
    and: word('form.and'),
    or: word('form.or'),
    not: word('form.not'),
    mentioned: word('form.mentioned'),
    notMentioned: word('form.notMentioned'),
    other: word('form.other'),
    specifyOther: (question: Localized | undefined) =>
      each((language) => texts[language]('form.specifyOther', { question: inLanguage(question, language) }).trim()),
    parentKey: (dataset) => each((language) => texts[language]('form.parentKey', { dataset })),
    recordKey: word('form.recordKey'),
  }
}
