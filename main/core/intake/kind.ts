import type { Variable } from '../../contract/codebook.ts'
import { type ColumnSample, distinctOf, shareOf } from './column-sample.ts'
import { hasAny, hasMatch, wordSet, wordsOf } from './words.ts'

/** Why a kind is guessed; each has a text under `guess.kind.<reason>` in the locales. */
export const kindReasons = [
  'weightName',
  'designName',
  'idName',
  'uniqueValues',
  'dateValues',
  'geographyName',
  'years',
  'ordinalName',
  'countName',
  'decimals',
  'manyNumbers',
  'fewValues',
  'manyTexts',
  'noValues',
] as const
export type KindReason = (typeof kindReasons)[number]
export type KindGuess = { readonly kind: Variable['kind']; readonly reason: KindReason }

/** Words for places in names of variables, Spanish and English. */
export const geographyWords = wordSet(`depto departamento department municipio municipios municipality muni mun
  provincia province region canton aldea comuna distrito district parroquia localidad admin admin0 admin1 admin2 admin3
  pcode geocodigo geocode entidad ent pais country iso iso2 iso3 cve state states estado settlement asentamiento`)
const weightWord = /^(?:w|wt\w*|wgt\w*|pw|pweight|weight\w*|pesos?|pond\w*|fac|fact|factor|fexp\w*|expansion)$/
const designWord =
  /^(?:estrato\w*|strat\w*|\w*strat|\w*psu|psu\w*|\w*upm|upm\w*|usm|ssu|conglom\w*|cluster\w*|segmento|fpc)$/
const idWords = wordSet('id uuid folio boleta cuestionario identificador instanceid consecutivo correlativo')
const yearWords = wordSet('ano anio anos year')
const ordinalWords = wordSet('nivel grado escala frecuencia severidad level grade scale frequency severity rank')
const countWords = wordSet(
  'num numero nro cantidad cuantos cuantas total count number miembros members hijos tamano size',
)
const notPlaces = wordSet('civil conyugal salud marital health animo')

const mostCategoriesGuessed = 20
const uniqueAtLeast = 30

/**
 * What kind of variable a column seems to be, by its name, its label and its first values. The order of the rules
 * matters: weights and design before ids, ids before places, names before values. A guess to be confirmed in the
 * codebook; nothing is computed from it unseen.
 */
export const guessKind = (sample: ColumnSample): KindGuess => {
  const words = new Set([...wordsOf(sample.name), ...wordsOf(sample.label ?? '')])
  if (sample.values.length === 0) return { kind: 'text', reason: 'noValues' }
  if (sample.type === 'number' && hasMatch(words, weightWord)) return { kind: 'weight', reason: 'weightName' }
  if (hasMatch(words, designWord)) return { kind: 'design', reason: 'designName' }
  if (hasAny(words, idWords)) return { kind: 'id', reason: 'idName' }
  if (shareOf(sample, isDate) > 0.9) return { kind: 'date', reason: 'dateValues' }
  if (hasAny(words, geographyWords) && !hasAny(words, notPlaces)) return { kind: 'geography', reason: 'geographyName' }
  return sample.type === 'number' ? kindOfNumbers(sample, words) : kindOfTexts(sample, words)
}

const kindOfNumbers = (sample: ColumnSample, words: ReadonlySet<string>): KindGuess => {
  if (shareOf(sample, isInteger) < 1) return { kind: 'continuous', reason: 'decimals' }
  const years = shareOf(sample, (value) => Number(value) >= 1900 && Number(value) <= 2100)
  if (hasAny(words, yearWords) && years > 0.5) return { kind: 'ordinal', reason: 'years' }
  if (hasAny(words, ordinalWords)) return { kind: 'ordinal', reason: 'ordinalName' }
  if (hasAny(words, countWords)) return { kind: 'count', reason: 'countName' }
  return distinctOf(sample) > mostCategoriesGuessed
    ? { kind: 'continuous', reason: 'manyNumbers' }
    : { kind: 'nominal', reason: 'fewValues' }
}

const kindOfTexts = (sample: ColumnSample, words: ReadonlySet<string>): KindGuess => {
  const distinct = distinctOf(sample)
  const unique = distinct === sample.values.length && distinct >= uniqueAtLeast
  if (unique && shareOf(sample, (value) => /^\S{4,64}$/.test(value)) === 1)
    return { kind: 'id', reason: 'uniqueValues' }
  if (distinct > mostCategoriesGuessed && distinct > sample.values.length / 5)
    return { kind: 'text', reason: 'manyTexts' }
  return hasAny(words, ordinalWords)
    ? { kind: 'ordinal', reason: 'ordinalName' }
    : { kind: 'nominal', reason: 'fewValues' }
}

const isInteger = (value: string): boolean => /^\s*-?\d+\s*$/.test(value)

/** 2016-07-31 or 31/07/2016 (or American order), alone or with a time. */
const isDate = (value: string): boolean => {
  if (!value.includes('-') && !value.includes('/')) return false
  const [, y1, m1, d1, a, b] =
    /^\s*(?:((?:19|20)\d\d)-(\d\d?)-(\d\d?)|(\d\d?)[/-](\d\d?)[/-](?:19|20)?\d\d)(?:[T ].*)?$/.exec(value) ?? []
  if (y1 !== undefined) return Number(m1) >= 1 && Number(m1) <= 12 && Number(d1) >= 1 && Number(d1) <= 31
  if (a === undefined) return false
  const [first, second] = [Number(a), Number(b)]
  return first >= 1 && second >= 1 && Math.max(first, second) <= 31 && Math.min(first, second) <= 12
}
