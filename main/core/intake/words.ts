/**
 * The words of a variable's name or label, for comparison: lower case, without accents, split at punctuation and at
 * capitals inside ("NombreMadre" is nombre, madre). A word that ends in digits stands there with and without them.
 */
export const wordsOf = (text: string): ReadonlySet<string> => {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '')
  const words = plain
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  return new Set(words.flatMap((word) => [word, word.replace(/\d+$/, '')]))
}

export const hasAny = (words: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean => {
  for (const word of words) if (wanted.has(word)) return true
  return false
}

export const hasMatch = (words: ReadonlySet<string>, shape: RegExp): boolean => {
  for (const word of words) if (shape.test(word)) return true
  return false
}

/** A set of the words in a text of words. */
export const wordSet = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))
