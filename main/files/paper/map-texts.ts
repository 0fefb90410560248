/** Names that lead from one part of a document to another, not for reading. */
const names: ReadonlySet<string> = new Set(['anchor', 'id', 'kind', 'language', 'png'])

/** Plain data with every text for reading changed; names by which parts refer to each other stay. */
export const mapTexts = <Data>(data: Data, change: (text: string) => string): Data => {
  if (typeof data === 'string') return change(data) as Data
  if (Array.isArray(data)) return data.map((one) => mapTexts(one, change)) as Data
  if (typeof data !== 'object' || data === null) return data
  const entries = Object.entries(data).map(([key, value]) => [key, names.has(key) ? value : mapTexts(value, change)])
  return Object.fromEntries(entries) as Data
}
