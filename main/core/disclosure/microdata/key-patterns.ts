/** Codes of a key, 0 for a blank, and the households in which it occurs. */
export type KeyPattern = { readonly codes: readonly number[]; readonly households: readonly number[] }

/** The keys of a file, a blank being any value: who shares which. */
export type KeyPatterns = {
  /** Whether at least k households hold a record that could have this key. */
  readonly isShared: (codes: readonly number[], k: number) => boolean
  /** One more; what it was before some of it was blanked may stay, since it could still be that. */
  readonly add: (pattern: KeyPattern) => void
}

/**
 * Two keys could be the same when they agree wherever both have a value (as sdcMicro counts with alpha 1). Households are
 * remembered up to `most` for each key, so questions are answered for k up to `most`.
 */
export const keyPatterns = (patterns: readonly KeyPattern[], most: number): KeyPatterns => {
  const byBlanks = new Map<number, KeyPattern[]>()
  const tables = new Map<string, Table>()
  const tablesOf = new Map<number, Table[]>()
  const tableOf = (blanks: number, left: number): Table => {
    const name = `${blanks} ${left}`
    const known = tables.get(name)
    if (known) return known
    const made: Table = { left, holders: new Map() }
    for (const pattern of byBlanks.get(blanks) ?? []) insert(made, pattern, most)
    tables.set(name, made)
    tablesOf.set(blanks, [...(tablesOf.get(blanks) ?? []), made])
    return made
  }
  const add = (pattern: KeyPattern): void => {
    const blanks = blanksOf(pattern.codes)
    const alike = byBlanks.get(blanks)
    if (alike) alike.push(pattern)
    else byBlanks.set(blanks, [pattern])
    for (const table of tablesOf.get(blanks) ?? []) insert(table, pattern, most)
  }
  for (const [blanks, list] of Map.groupBy(patterns, ({ codes }) => blanksOf(codes))) byBlanks.set(blanks, list)
  const isShared = (codes: readonly number[], k: number): boolean => {
    const own = blanksOf(codes)
    const found = new Set<number>()
    for (const blanks of byBlanks.keys()) {
      const left = own | blanks
      for (const household of tableOf(blanks, left).holders.get(withoutKeys(codes, left)) ?? []) found.add(household)
      if (found.size >= k) return true
    }
    return false
  }
  return { isShared, add }
}

/** Patterns by their codes in all keys but those `left` out (bit i = key i). */
type Table = { readonly left: number; readonly holders: Map<string, number[]> }

const insert = ({ left, holders }: Table, { codes, households }: KeyPattern, most: number): void => {
  const name = withoutKeys(codes, left)
  const known = holders.get(name)
  const list = known ?? []
  if (!known) holders.set(name, list)
  for (const household of households) {
    if (list.length >= most) return
    if (!list.includes(household)) list.push(household)
  }
}

/** The keys without a value, as bits. */
export const blanksOf = (codes: readonly number[]): number =>
  codes.reduce((bits, code, key) => (code === 0 ? bits | (1 << key) : bits), 0)

/** The codes in all keys but those left out, as a name. */
export const withoutKeys = (codes: readonly number[], left: number): string => {
  let name = ''
  for (let key = 0; key < codes.length; key++) if ((left & (1 << key)) === 0) name += `${codes[key]} `
  return name
}
