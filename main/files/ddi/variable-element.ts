import type { Category, MissingRule, Variable } from '../../contract/codebook.ts'
import { missingRuleOf } from '../../core/data/missing.ts'
import { element, type XmlElement } from '../xml/write-xml.ts'
import { localizedElements } from './localized-elements.ts'

/** The type of the notes that hold what only this program reads. */
export const ownNote = 'caracteriza'

/** A variable with all that is known of it. Its children stand in the order of the schema's type varType. */
export const variableElement = (variable: Variable, place: number): XmlElement => {
  const { name, label, kind, storage, categories, missing, universe, question, source, decimals } = variable
  const questions = localizedElements('qstnLit', question)
  return element(
    'var',
    {
      ID: `V${place}`,
      name,
      files: 'F1',
      dcml: decimals,
      intrvl: kind === 'continuous' || kind === 'weight' ? 'contin' : 'discrete',
      // How many of the categories below are categories; those after them are missing codes without one.
      catQnty: categories.length,
      ...kindAttributes(kind),
    },
    [
      ...localizedElements('labl', label),
      ...(questions.length === 0 ? [] : [element('qstn', {}, questions)]),
      ...missing.map(invalidRange),
      ...localizedElements('universe', universe),
      ...categories.map((category) => categoryElement(category, missingRuleOf(category.code, missing)?.reason)),
      ...missing.flatMap((rule) => missingCategory(rule, categories)),
      element('varFormat', { type: storage === 'number' ? 'numeric' : 'character', schema: 'other' }),
      element('notes', { type: ownNote, subject: 'kind' }, kind),
      ...(source === undefined ? [] : [element('notes', { type: ownNote, subject: 'source' }, source)]),
    ],
  )
}

const kindAttributes = (kind: Variable['kind']): XmlElement['attributes'] => {
  switch (kind) {
    case 'weight':
      return { wgt: 'wgt' }
    case 'geography':
      return { geog: 'Y' }
    case 'date':
      return { temporal: 'Y' }
    case 'nominal':
    case 'ordinal':
      return { nature: kind }
    case 'count':
    case 'continuous':
      return { nature: 'ratio' }
    default:
      return {}
  }
}

/** A rule for missing answers; a rule of its own each, so that their order and reasons come back. */
const invalidRange = ({ code, from, to, reason, label }: MissingRule): XmlElement => {
  const item = code === undefined ? [] : [element('item', { UNITS: unitsOf(code), VALUE: code })]
  const hasRange = from !== undefined || to !== undefined || code === undefined
  const range = hasRange ? [element('range', { UNITS: unitsOf(from ?? to ?? 0), min: from, max: to })] : []
  return element('invalrng', {}, [
    ...item,
    ...range,
    element('notes', { type: ownNote, subject: 'reason' }, reason),
    ...localizedElements('notes', label, { type: ownNote, subject: 'label' }),
  ])
}

const unitsOf = (value: string | number): string => (Number.isInteger(Number(value)) ? 'INT' : 'REAL')

const categoryElement = ({ code, label }: Category, reason: MissingRule['reason'] | undefined): XmlElement =>
  element('catgry', reason === undefined ? {} : { missing: 'Y', missType: reason }, [
    element('catValu', {}, code),
    ...localizedElements('labl', label),
  ])

/** Other programs know missing codes as categories marked so. */
const missingCategory = ({ code, reason, label }: MissingRule, categories: readonly Category[]): XmlElement[] => {
  if (code === undefined || categories.some((category) => category.code === code)) return []
  return [categoryElement({ code, ...(label === undefined ? {} : { label }) }, reason)]
}
