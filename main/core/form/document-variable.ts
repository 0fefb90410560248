import type { Category, MissingRule, Variable } from '../../contract/codebook.ts'
import { type ColumnRole, choicesOf, otherChoice } from './column-roles.ts'
import type { Form, Question } from './form.ts'
import type { FormWords } from './form-words.ts'
import { universeOf } from './universe.ts'

/** The variable with what the form says of its column. */
export const documentVariable = (
  variable: Variable,
  role: ColumnRole | undefined,
  form: Form,
  words: FormWords,
): Variable => {
  if (role === undefined) return { ...variable, ...labelled(form.notes.get(variable.name)) }
  const about = { ...variable, ...universeIn(role.question, words), missing: missingIn(variable, role) }
  const { question } = role
  switch (role.role) {
    case 'question':
      return {
        ...about,
        ...labelled(question.label),
        kind: kindOf(question, variable),
        categories: question.type === 'one' ? categoriesIn(form, question, words) : variable.categories,
      }
    case 'item':
      return {
        ...about,
        label: choiceLabel(role.choice, words) ?? role.choice.code,
        ...(question.label === undefined ? {} : { question: question.label }),
        kind: 'multiple',
        storage: 'number',
        categories: [
          { code: '0', label: words.notMentioned },
          { code: '1', label: words.mentioned },
        ],
      }
    case 'other':
      return { ...about, label: words.specifyOther(question.label), kind: 'text' }
  }
}

const labelled = (label: Variable['label']): Pick<Variable, 'label'> => (label === undefined ? {} : { label })

const universeIn = ({ relevant }: Question, words: FormWords): Pick<Variable, 'universe'> => {
  const universe = universeOf(relevant, words)
  return universe === undefined ? {} : { universe }
}

/** A blank is no answer where not everybody was asked, and in a question whose answers are marked one by one. */
const missingIn = ({ missing }: Variable, { role, question }: ColumnRole): MissingRule[] => {
  const known = role === 'item' ? [] : missing
  const isConditional = question.relevant.length > 0 || question.type === 'multiple'
  const isAsked = question.type !== 'other'
  return isConditional && isAsked && !known.some(({ code }) => code === '')
    ? [...known, { code: '', reason: 'notAsked' }]
    : known
}

const choiceLabel = ({ code, label }: Category, words: FormWords) =>
  label ?? (code === otherChoice ? words.other : undefined)

const categoriesIn = (form: Form, question: Question, words: FormWords): Category[] =>
  choicesOf(form, question).map((choice) => {
    const label = choiceLabel(choice, words)
    return { code: choice.code, ...(label === undefined ? {} : { label }) }
  })

/** What the form knows of the values goes before what was guessed from them. */
const kindOf = ({ type }: Question, { kind, storage }: Variable): Variable['kind'] => {
  switch (type) {
    case 'one':
      return kind === 'ordinal' || kind === 'geography' || kind === 'design' ? kind : 'nominal'
    case 'multiple':
    case 'rank':
    case 'text':
      return kind === 'id' || kind === 'design' ? kind : 'text'
    case 'integer':
      return storage === 'number' ? 'count' : kind
    case 'decimal':
      return storage === 'number' ? 'continuous' : kind
    case 'date':
      return 'date'
    case 'place':
      return 'geography'
    case 'id':
      return 'id'
    case 'other':
      return kind
  }
}
