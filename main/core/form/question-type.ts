import type { Question, QuestionType } from './form.ts'

const types: Readonly<Record<string, QuestionType>> = {
  integer: 'integer',
  int: 'integer',
  decimal: 'decimal',
  range: 'decimal',
  text: 'text',
  string: 'text',
  date: 'date',
  today: 'date',
  acknowledge: 'other',
  trigger: 'other',
  time: 'other',
  datetime: 'other',
  start: 'other',
  end: 'other',
  calculate: 'other',
  hidden: 'other',
  xml_external: 'other',
  geopoint: 'place',
  gps: 'place',
  location: 'place',
  geotrace: 'place',
  geoshape: 'place',
  'start-geopoint': 'place',
  barcode: 'id',
  deviceid: 'id',
  imei: 'id',
  subscriberid: 'id',
  simserial: 'id',
  phonenumber: 'id',
  username: 'id',
  email: 'id',
  image: 'other',
  photo: 'other',
  audio: 'other',
  video: 'other',
  file: 'other',
}

/** `select_one list`, `select multiple list or_other`, `rank list`, `select_one_from_file places.csv`. */
const selection =
  /^(select[ _]one|select1|select[ _]multiple|select[ _]all[ _]that[ _]apply|rank)(_from_file|_external)?\s+(\S+)(.*)$/i

/**
 * What the cell `type` of a survey asks for; null for what makes no column of answers (notes, audits, notes of the
 * writer). Choices in another file are not known: such a question has no list.
 */
export const questionTypeOf = (cell: string): Pick<Question, 'type' | 'list' | 'orOther'> | null => {
  const text = cell.trim().replace(/\s+/g, ' ')
  const chosen = selection.exec(text)
  if (chosen) {
    const [, how = '', elsewhere, list = '', rest = ''] = chosen
    const type = /rank/i.test(how) ? 'rank' : /one|1/i.test(how) ? 'one' : 'multiple'
    const isKnown = elsewhere === undefined && !list.includes('${')
    return { type, list: isKnown ? list : null, orOther: /\bor[ _](?:specify[ _])?other\b/i.test(rest) }
  }
  const type = Object.hasOwn(types, text.toLowerCase()) ? types[text.toLowerCase()] : undefined
  return type === undefined ? null : { type, list: null, orOther: false }
}
