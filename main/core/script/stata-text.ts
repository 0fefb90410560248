import { stataWords } from './stata-words.ts'

const reserved: ReadonlySet<string> = new Set(stataWords)

const longestName = 32

/**
 * Names that Stata can carry for the names of a dataset: letters, digits and underscores, at most 32, none of its own
 * words and none like those of its imported columns (v1). Names that would become equal get a number.
 */
export const stataNames = (names: Iterable<string>): ((name: string) => string) => {
  const known = new Map<string, string>()
  const taken = new Set<string>()
  for (const name of names) {
    const plain = name.replace(/[^\p{L}\p{N}_]/gu, '_').replace(/^(?=\p{N})/u, '_')
    const base = (reserved.has(plain) || /^(v|str)\d+$/.test(plain) ? `${plain}_` : plain).slice(0, longestName)
    let free = base
    for (let copy = 2; taken.has(free); copy++) free = `${base.slice(0, longestName - 4)}_${copy}`
    taken.add(free)
    known.set(name, free)
  }
  return (name) => known.get(name) ?? name
}

/** A text in compound quotes, which may hold quotes of their own but nothing that ends them or names a macro. */
export const stataString = (text: string): string => `\`"${withoutMacros(text)}"'`

/** What Stata would take for a macro or for the end of a text becomes a space. */
export const withoutMacros = (text: string): string => text.replace(/[`$\p{Cc}]/gu, ' ').replaceAll(`"'`, `" `)

/** Text as comment lines. */
export const stataComment = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => `* ${line}`.trimEnd())
    .join('\n')
