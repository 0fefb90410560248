import type { Decoder } from '../../encoding/decode.ts'

const longestName = 255

/**
 * The names of the variables: what the file says, whatever characters it uses. An empty name becomes `V` and its
 * place; a name that an earlier variable has gets a number.
 */
export const readNames = (names: readonly Buffer[], decode: Decoder): readonly string[] => {
  const taken = new Set<string>()
  const repeats = new Map<string, number>()
  return names.map((bytes, i) => {
    const name =
      decode(bytes)
        .trim()
        .slice(0, longestName - numberRoom) || `V${i + 1}`
    let unique = name
    let repeat = repeats.get(name) ?? 1
    while (taken.has(unique)) unique = `${name}_${++repeat}`
    repeats.set(name, repeat)
    taken.add(unique)
    return unique
  })
}

/** The characters kept free for the number of a repeated name. */
const numberRoom = 8
