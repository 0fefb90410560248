import { useId } from 'react'
import type { EntryField } from '../../../../main/contract/entry.ts'
import { inLanguage } from '../../../../main/contract/text.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { atAGlance } from '../../../ui/at-a-glance.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Field } from '../../../ui/field.tsx'
import { Select } from '../../../ui/select.tsx'
import { VariableBox } from '../../../ui/variable-box.tsx'
import { type Question, type Typed, withMark } from './entry-draft.ts'

type Props = {
  readonly question: Question
  readonly typed: Typed
  readonly error: string | undefined
  /** The record has identifiers that are kept while nothing is typed over them. */
  readonly isKept: boolean
  readonly onTyped: (typed: Typed) => void
  readonly onLeave: () => void
}

/** What a question is answered with: a line of text, a choice, or marks. */
export const QuestionInput = (props: Props) =>
  props.question.set ? <Marks {...props} question={props.question} /> : <Line {...props} field={props.question.field} />

const Line = ({ field, typed, error, isKept, onTyped, onLeave }: Props & { readonly field: EntryField }) => {
  const t = useTexts()
  const language = useLanguage()
  const { variable, isRequired, isIdentifier } = field
  const { name, kind, categories, missing, question } = variable
  const text = inLanguage(variable.label, language) || name
  const label = isRequired ? t('entry.required', { label: text }) : text
  const value = typed[name] ?? ''
  const put = (next: string): void => onTyped({ ...typed, [name]: next })
  if (categories.length > 0) {
    const answers = [...categories, ...missing.filter(({ code }) => code !== undefined)].map(
      ({ code = '', label: words }) => ({ name: code, label: inLanguage(words, language) || code }),
    )
    const common = { label, error, hint: inLanguage(question, language), onChange: put, onBlur: onLeave }
    return answers.length > atAGlance ? (
      <VariableBox
        {...common}
        value={value === '' ? null : value}
        options={answers}
        onClear={() => put('')}
        placeholder={t('entry.search')}
        noMatch={t('entry.noMatch')}
      />
    ) : (
      <Select
        {...common}
        value={value}
        options={[
          { value: '', label: t('entry.noAnswer') },
          ...answers.map(({ name: code, label: words }) => ({ value: code, label: words })),
        ]}
      />
    )
  }
  const hints = [
    inLanguage(question, language),
    kind === 'date' ? t('entry.hint.date') : '',
    isIdentifier ? t(isKept ? 'entry.hint.kept' : 'entry.hint.identifier') : '',
    ...missing.flatMap(({ code, label: words }) =>
      code === undefined ? [] : [t('entry.hint.missing', { code, label: inLanguage(words, language) || code })],
    ),
  ].filter((part) => part !== '')
  return (
    <Field
      label={label}
      hint={hints.length > 0 ? hints.join(' · ') : undefined}
      error={error}
      inputMode={variable.storage === 'number' ? 'decimal' : 'text'}
      autoComplete="off"
      value={value}
      onChange={put}
      onBlur={onLeave}
    />
  )
}

type MarksProps = Omit<Props, 'question'> & { readonly question: Extract<Question, { field: null }> }

const Marks = ({ question: { set, fields }, typed, error, onTyped, onLeave }: MarksProps) => {
  const t = useTexts()
  const language = useLanguage()
  const problem = useId()
  const text = inLanguage(set.label, language) || set.name
  const isRequired = fields.some((field) => field.isRequired)
  return (
    <fieldset className="plain-fieldset" aria-describedby={problem} onBlur={onLeave}>
      <legend>{isRequired ? t('entry.required', { label: text }) : text}</legend>
      {fields.map(({ variable: { name, label } }) => (
        <Checkbox
          key={name}
          isSelected={typed[name] === set.counted}
          onChange={(isMarked) => onTyped(withMark(typed, set, name, isMarked))}
        >
          {inLanguage(label, language) || name}
        </Checkbox>
      ))}
      <p id={problem} className={error === undefined ? 'hint' : 'error'}>
        {error ?? t('entry.hint.marks')}
      </p>
    </fieldset>
  )
}
