/**
 * Finds the code of an area for a code of the data: the same, or the only one that is the same number but for zeros in
 * front ("1" and "01"), which files lose so easily. Null where there is none.
 */
export const codeMatcher = (codes: Iterable<string>): ((code: string) => string | null) => {
  const known = new Set(codes)
  const byNumber = new Map<string, string | null>()
  for (const code of known) {
    const number = withoutZeros(code)
    byNumber.set(number, byNumber.has(number) ? null : code)
  }
  return (code) => (known.has(code) ? code : (byNumber.get(withoutZeros(code)) ?? null))
}

const withoutZeros = (code: string): string => (/^\d+$/.test(code) ? code.replace(/^0+(?=\d)/, '') : code)

export type CodeCheck = {
  readonly matched: number
  readonly onlyInData: readonly string[]
  readonly onlyInAreas: readonly string[]
}

/** Which codes of the data have an area, and which of either side are alone, in the order given. */
export const checkCodes = (data: readonly string[], areas: readonly string[]): CodeCheck => {
  const match = codeMatcher(areas)
  const found = new Set(data.flatMap((code) => match(code) ?? []))
  const onlyInData = data.filter((code) => match(code) === null)
  return {
    matched: data.length - onlyInData.length,
    onlyInData,
    onlyInAreas: areas.filter((code) => !found.has(code)),
  }
}
