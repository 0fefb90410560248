/** The number a person typed, with decimal point or comma; undefined for an empty field, NaN for what is no number. */
export const numberOf = (text: string): number | undefined => {
  const plain = text.trim().replace(/[\s\u00a0\u202f]/g, '')
  if (plain === '') return undefined
  const separators = plain.replace(/[^.,]/g, '')
  if (separators.length > 1 || !/^[-−+]?[\d.,]+(e[-+]?\d+)?$/i.test(plain)) return Number.NaN
  return Number(plain.replace(',', '.').replace('−', '-'))
}
