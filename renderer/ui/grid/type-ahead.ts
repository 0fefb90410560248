import { plainText } from '../../i18n/plain-text.ts'

/** What was typed so far, and when its last letter was. */
export type Typed = { readonly text: string; readonly at: number }
export const nothingTyped: Typed = { text: '', at: Number.NEGATIVE_INFINITY }

/** Letters that follow each other sooner than this are one word. */
const restMs = 700

type Press = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean; readonly altKey: boolean }

/** The word after a key at the moment `at` (ms); null when the key writes nothing. A space only goes on with a word. */
export const typedOn = (before: Typed, { key, ctrlKey, metaKey, altKey }: Press, at: number): Typed | null => {
  if ([...key].length !== 1 || ctrlKey || metaKey || altKey) return null
  const goesOn = at - before.at < restMs
  if (key === ' ' && !goesOn) return null
  return { text: goesOn ? before.text + key : key, at }
}

/**
 * The place of the name that begins with the word, accents and case aside: the one in turn or the next after it, going
 * round. One letter, or one letter again and again, goes on to the next name each time. Null when there is none.
 */
export const placeOf = (typed: string, count: number, name: (place: number) => string, from: number): number | null => {
  const letters = [...plainText(typed)]
  const isOneLetter = letters.every((letter) => letter === letters[0])
  const wanted = isOneLetter ? (letters[0] ?? '') : letters.join('')
  for (let step = 0; step < count; step++) {
    const place = (from + step + (isOneLetter ? 1 : 0)) % count
    if (plainText(name(place)).startsWith(wanted)) return place
  }
  return null
}
