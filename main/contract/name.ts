import { z } from 'zod'

/** A name that formulas, files and sheets can carry: a letter, then letters, digits and underscores. */
export const namePattern = /^[\p{L}_][\p{L}\p{N}_.]*$/u
export const Name = z.string().regex(namePattern)

/** A text as a name: what a name cannot carry becomes an underscore. */
export const asName = (text: string): string => {
  const plain = text.replace(/[^\p{L}\p{N}_.]+/gu, '_')
  return namePattern.test(plain) ? plain : `_${plain}`
}
