import { type ColumnSample, distinctOf, shareOf } from './column-sample.ts'
import { geographyWords } from './kind.ts'
import { hasAny, wordSet, wordsOf } from './words.ts'

/** Why a column may identify people directly; each has a text under `guess.identifier.<reason>` in the locales. */
export const identifierReasons = [
  'personName',
  'documentName',
  'phoneName',
  'emailName',
  'addressName',
  'coordinateName',
  'deviceName',
  'documentValues',
  'phoneValues',
  'emailValues',
  'coordinateValues',
] as const
export type IdentifierReason = (typeof identifierReasons)[number]

/**
 * The reasons to keep a column out of analyses as a direct identifier: what its name or label says in Spanish or
 * English, and what its values look like (e-mail, telephone, DUI of El Salvador, DNI of Honduras, CUI of Guatemala,
 * CURP of Mexico, coordinates). A suggestion that a person accepts or rejects: an empty list is no proof of anything.
 * A name alone does not count over a handful of answers ("tiene_dui": yes, no) or for a type of thing ("tipo de
 * teléfono").
 */
export const identifierSuspicion = (sample: ColumnSample): IdentifierReason[] => {
  const words = new Set([...wordsOf(sample.name), ...wordsOf(sample.label ?? '')])
  const names =
    hasFewAnswers(sample) || hasAny(words, kindsOfThings) ? [] : namedReasons.filter(({ says }) => says(words, sample))
  const values = valueReasons.filter(({ looks }) => shareOf(sample, looks) >= shareThatCounts)
  return [...names, ...values].map(({ reason }) => reason)
}

const shareThatCounts = 0.3
const fewAnswers = 6

const personWords = wordSet('nombre nombres apellido apellidos surname firstname lastname fullname apodo alias')
const documentWords = wordSet(`dui dni curp cedula cui dpi rfc nit nie rtn rui ssn passport pasaporte documento
  identidad identificacion partida nup isss carnet`)
const phoneWords = wordSet('telefono telefonos tel celular movil phone cellphone mobile whatsapp telephone')
const emailWords = wordSet('correo email mail')
const addressWords = wordSet('direccion domicilio address street calle')
const coordinateWords = wordSet(`latitud longitud latitude longitude lat lon lng gps coordenada coordenadas coordinates
  geopoint geolocation utm`)
const deviceWords = wordSet('deviceid imei simid simserial subscriberid phonenumber username enumerator encuestador')
const kindsOfThings = wordSet('tipo tipos type types subtype categoria category marca brand')
const thingsWithNames = wordSet(`evento event proyecto project escuela school centro center institucion organizacion
  organization file archivo variable lista list item producto product hazard amenaza`)

const says =
  (wanted: ReadonlySet<string>) =>
  (words: ReadonlySet<string>): boolean =>
    hasAny(words, wanted)

type NamedReason = {
  readonly reason: IdentifierReason
  readonly says: (words: ReadonlySet<string>, sample: ColumnSample) => boolean
}

const namedReasons: readonly NamedReason[] = [
  { reason: 'personName', says: (words) => isPersonName(words) },
  { reason: 'documentName', says: says(documentWords) },
  { reason: 'phoneName', says: says(phoneWords) },
  { reason: 'emailName', says: says(emailWords) },
  { reason: 'addressName', says: says(addressWords) },
  { reason: 'coordinateName', says: (words, sample) => hasAny(words, coordinateWords) || isLongitude(words, sample) },
  { reason: 'deviceName', says: says(deviceWords) },
]

/** "nombre", "name of head": yes; "nombre del municipio", "admin1_name", "event_name": places and things. */
const isPersonName = (words: ReadonlySet<string>): boolean =>
  (hasAny(words, personWords) || words.has('name')) && !hasAny(words, geographyWords) && !hasAny(words, thingsWithNames)

/** "long" is a longitude only over degrees with decimals. */
const isLongitude = (words: ReadonlySet<string>, sample: ColumnSample): boolean =>
  words.has('long') && shareOf(sample, (value) => /^-?\d{1,3}[.,]\d{3,}$/.test(value)) > 0.5

const documents = [
  /^\d{8}-\d$/, // DUI
  /^(?:0[1-9]|1[0-8])(?:0[1-9]|[12]\d)-?(?:19|20)\d\d-?\d{5}$/, // Honduran DNI: place, year, number
  /^\d{4}[ -]\d{5}[ -](?:0[1-9]|1\d|2[0-2])\d\d$/, // Guatemalan CUI, which ends in the place of birth
  /^[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[A-Z\d]\d$/, // CURP
]
const email = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/
/** With a country code or a mark between the groups; eight bare digits may be anything. */
const phone =
  /^(?:\(?\+\d{1,3}\)?[ -]?\d{4}[ -]?\d{4}|\(?\+\d{1,3}\)?(?:[ -]?\d{2,4}){3}|[2679]\d{3}[ -]\d{4}|\d{3}[ -]\d{3}[ -]\d{4})$/
/** Latitude and longitude in one cell (with altitude and precision, as Kobo writes), or a longitude of the Americas. */
const coordinates = [
  /^-?\d{1,2}\.\d{3,}[ ,;]+-?\d{1,3}\.\d{3,}(?: -?\d+(?:\.\d+)?){0,2}$/,
  /^-(?:[6-9]\d|1[01]\d)[.,]\d{4,}$/,
]

const valueReasons: readonly { reason: IdentifierReason; looks: (value: string) => boolean }[] = [
  { reason: 'documentValues', looks: (value) => documents.some((shape) => shape.test(value.trim())) },
  { reason: 'phoneValues', looks: (value) => phone.test(value.trim()) },
  { reason: 'emailValues', looks: (value) => email.test(value.trim()) },
  { reason: 'coordinateValues', looks: (value) => coordinates.some((shape) => shape.test(value.trim())) },
]

const hasFewAnswers = (sample: ColumnSample): boolean =>
  sample.values.length > 2 * fewAnswers && distinctOf(sample) <= fewAnswers
