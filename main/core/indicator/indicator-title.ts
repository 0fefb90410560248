import type { ConceptBase } from '../../contract/concept.ts'
import type { FigureIndicator } from '../../contract/indicator.ts'
import type { Standing } from './available.ts'
import type { Fineness } from './coarsen.ts'
import type { IndicatorLibrary } from './library.ts'
import { type Bilingual, each, type Wording } from './wording.ts'

/** The title with the study's word for its records, and what it is spread by: "Edad, por sexo y territorio". */
export const indicatorTitle = (
  indicator: FigureIndicator,
  base: ConceptBase,
  { by }: Pick<Fineness, 'by'>,
  library: IndicatorLibrary,
  wording: Wording,
): Bilingual => {
  const title = filledTitle(indicator.title, base.unit, wording)
  const names = by.flatMap((concept) => (concept === 'members' ? [] : (library.concepts.get(concept)?.name ?? [])))
  if (names.length === 0) return title
  return wording('indicator.by', { title, by: listed(names.map(uncapitalised), wording) })
}

/** The title of an indicator by itself, in the study's word for the records it is computed on or would be. */
export const titleOf = (standing: Standing, wording: Wording): Bilingual => {
  const { indicator } = standing
  if (indicator.kind === 'account') return indicator.title
  return filledTitle(indicator.title, 'placed' in standing ? standing.placed.base.unit : indicator.unit, wording)
}

/** A title in which `{{units}}` and `{{displaced}}` stand for the records of a base. */
export const filledTitle = (title: Bilingual, unit: ConceptBase['unit'], wording: Wording): Bilingual => {
  const units = wording(`indicator.universe.${unit}.all`)
  const displaced = wording(`indicator.universe.${unit}.displaced`)
  return each(title, (text, language) =>
    capitalised(
      text
        .replaceAll('{{units}}', units[language].toLowerCase())
        .replaceAll('{{displaced}}', displaced[language].toLowerCase()),
    ),
  )
}

/** "a, b y c". */
export const listed = (texts: readonly Bilingual[], wording: Wording): Bilingual => {
  const [first, ...others] = texts
  const last = others.at(-1)
  if (first === undefined) return { es: '', en: '' }
  if (last === undefined) return first
  const before = [first, ...others.slice(0, -1)]
  const joined = each(first, (_, language) => before.map((text) => text[language]).join(', '))
  return wording('indicator.and', { before: joined, last })
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const uncapitalised = (text: Bilingual): Bilingual =>
  each(text, (own) => own.charAt(0).toLowerCase() + own.slice(1))
