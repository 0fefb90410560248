import { type Language, type Localized, languages } from '../../contract/text.ts'
import type { FormWords } from './form-words.ts'

/**
 * Who was asked, from the conditions of the form: `selected(${causa}, 'otra')` is read as "causa = otra", `${edad}` as
 * edad; and, or, not become words of the language. What is not understood stays as the form has it.
 */
export const universeOf = (conditions: readonly string[], words: FormWords): Localized | undefined => {
  if (conditions.length === 0) return undefined
  const [es, en] = languages.map((language) => inWords(conditions, language, words)) as [string, string]
  return es === en ? es : { es, en }
}

const inWords = (conditions: readonly string[], language: Language, words: FormWords): string => {
  const read = conditions.map((condition) => oneInWords(condition, language, words))
  if (read.length === 1) return read[0] as string
  return read
    .map((text, at) => (/\bor\b/i.test(conditions[at] as string) ? `(${text})` : text))
    .join(` ${words.and[language]} `)
}

/** Selections, names of questions, quoted texts and the words that join conditions. */
const parts =
  /selected\(\s*(?:\$\{\s*([^}]+?)\s*\}|\.)\s*,\s*(?:'([^']*)'|"([^"]*)")\s*\)|\$\{\s*([^}]+?)\s*\}|'([^']*)'|"([^"]*)"|\b(and|or|not)\b/gi

const oneInWords = (condition: string, language: Language, words: FormWords): string =>
  condition
    .replace(/\s+/g, ' ')
    .trim()
    .replace(parts, (_all, question, single, double, name, quoted, doubleQuoted, joint: string | undefined) => {
      if (question !== undefined) return `${question} = ${single ?? double}`
      if (name !== undefined) return String(name)
      if (joint === undefined) return `“${quoted ?? doubleQuoted ?? single ?? double ?? ''}”`
      return words[joint.toLowerCase() as 'and' | 'or' | 'not'][language]
    })
