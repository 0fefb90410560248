import type { AnalysisField, Held } from '../../../../main/contract/analysis-form.ts'

/** A group of fields of an analysis as a plan writes it, while it is being filled in: what was left blank is not in it. */
export type Written = Readonly<Record<string, unknown>>

export type Path = readonly (string | number)[]

/** What an analysis says of itself whatever its kind: it stays when another kind is chosen. */
export const naming = ['id', 'title', 'unit'] as const
export const described = ['universe', 'window', 'base', 'ciLevel'] as const

export const asGroup = (value: unknown): Written =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Written) : {}

export const asList = (value: unknown): readonly Written[] => (Array.isArray(value) ? value.map(asGroup) : [])

export const asTexts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

export const asText = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The group with one part of it changed; undefined leaves the part out. */
export const withPart = (group: Written, name: string, value: unknown): Written => {
  const { [name]: _, ...rest } = group
  return value === undefined ? rest : { ...group, [name]: value }
}

/** A new group: its lists have as many empty items as they need at least. */
export const emptyGroup = (fields: readonly AnalysisField[]): Written =>
  Object.fromEntries(
    fields.flatMap(({ name, held }) => {
      if (held.holds !== 'list' || held.least === 0) return []
      return [[name, Array.from({ length: held.least }, () => emptyGroup(held.fields))]]
    }),
  )

/** A new analysis of a kind. */
export const newAnalysis = (kind: string, fields: readonly AnalysisField[]): Written => ({
  analysis: kind,
  ...emptyGroup(fields),
})

/** As the plan is to have it: without what is blank, offered parts excepted, which say something by being there. */
export const withoutBlanks = (group: Written, fields: readonly AnalysisField[]): Written => {
  const kept = fields.flatMap(({ name, need, held }): [string, unknown][] => {
    const value = tidy(group[name], held)
    const isThere = need === 'offered' ? group[name] !== undefined : !isBlank(value)
    return isThere ? [[name, value]] : []
  })
  const written = Object.fromEntries(kept)
  if (group.analysis === undefined) return written
  // In the order in which plans are read: what it is called and what it is come first.
  const { id, title, ...rest } = written
  return {
    ...(id === undefined ? {} : { id }),
    ...(title === undefined ? {} : { title }),
    analysis: group.analysis,
    ...rest,
  }
}

const tidy = (value: unknown, held: Held): unknown => {
  if (held.holds === 'group') return withoutBlanks(asGroup(value), held.fields)
  if (held.holds === 'list') return asList(value).map((item) => withoutBlanks(item, held.fields))
  if (Array.isArray(value)) return asTexts(value).flatMap((one) => one.trim() || [])
  return typeof value === 'string' ? value.trim() : value
}

/** A field that is needed and blank, with where it stands. */
export type Missing = { readonly field: AnalysisField; readonly path: Path }

/** What is still needed before the analysis can be tried, in the order of the form. */
export const missingIn = (group: Written, fields: readonly AnalysisField[], path: Path = []): readonly Missing[] =>
  fields.flatMap((field): readonly Missing[] => {
    const { name, need, held } = field
    const value = group[name]
    const at = [...path, name]
    if (held.holds === 'group') {
      const isLeftOut = need === 'offered' && value === undefined
      return isLeftOut ? [] : missingIn(asGroup(value), held.fields, at)
    }
    if (held.holds === 'list') {
      const items = asList(value)
      if (items.length < held.least) return [{ field, path: at }]
      return items.flatMap((item, place) => missingIn(item, held.fields, [...at, place]))
    }
    return need === 'required' && isBlank(value) ? [{ field, path: at }] : []
  })

const isBlank = (value: unknown): boolean => {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  return typeof value === 'object' && Object.values(value).every(isBlank)
}
