import { useState } from 'react'
import type { Variable } from '../../../../main/contract/codebook.ts'
import type { Concept, ConceptBase } from '../../../../main/contract/concept.ts'
import { inLanguage } from '../../../../main/contract/text.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { OptionalVariable } from '../../../ui/optional-variable.tsx'
import { Select } from '../../../ui/select.tsx'
import type { VariableOption } from '../../../ui/variable-box.tsx'
import { VariableList } from '../../../ui/variable-list.tsx'
import { type Coded, type CodedDraft, type CodePart, codedOfDraft, codesOf, draftOf } from './concept-base.ts'

type Props = {
  readonly concept: Concept
  readonly base: ConceptBase | null
  readonly variables: readonly Variable[]
  readonly options: readonly VariableOption[]
  readonly onChange: (value: Record<string, unknown> | null) => void
}

/** No code; a code of the data is never empty. */
const nobody = ''

/** Which codes of which variable say whose records they are; it holds as soon as all that is needed is said. */
export const CodedConcept = ({ concept, base, variables, options, onChange }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const id = concept.id as Coded
  const said = JSON.stringify(base?.[id])
  // What is half written holds as long as what the plan said when it was begun.
  const [begun, setBegun] = useState<{ readonly over: string | undefined; readonly draft: CodedDraft } | null>(null)
  const draft = begun && begun.over === said ? begun.draft : draftOf(base, id)
  const name = inLanguage(concept.name, language)
  const categories = variables.find((variable) => variable.name === draft.variable)?.categories ?? []
  const known = categories.map(({ code, label }) => ({ name: code, label: inLanguage(label, language) || code }))
  // What the plan says is shown even where the variable has it no more.
  const chosen = new Set(Object.values(draft.codes).flat())
  const lost = [...chosen].filter((code) => !known.some(({ name }) => name === code))
  const codes = [...known, ...lost.map((code) => ({ name: code, label: t('concepts.lostCode', { code }) }))]
  const put = (next: CodedDraft): void => {
    const value = codedOfDraft(id, next)
    const isNone = next.variable === ''
    // Another variable takes the place of the one before once its codes are said.
    setBegun(value === null && !isNone ? { over: said, draft: next } : null)
    if (value !== null) onChange(value)
    else if (isNone && said !== undefined) onChange(null)
  }
  const putCodes = (part: CodePart, given: readonly string[]): void =>
    put({ ...draft, codes: { ...draft.codes, [part]: given } })
  return (
    <section className="stack" aria-label={name}>
      <OptionalVariable
        label={name}
        hint={inLanguage(concept.about, language)}
        options={options}
        value={draft.variable === '' ? null : draft.variable}
        onChange={(variable = '') => put({ variable, codes: {} })}
      />
      {draft.variable !== '' && codes.length === 0 && <p className="hint">{t('concepts.noCategories')}</p>}
      {draft.variable !== '' &&
        codes.length > 0 &&
        codesOf[id].map(({ part, text, isList, isNeeded }) =>
          isList ? (
            <VariableList
              key={part}
              label={t(text)}
              options={codes}
              value={draft.codes[part] ?? []}
              onChange={(given) => putCodes(part, given)}
              addText={t('step.choose')}
              noMatch={t('field.noMatch')}
              removeText={(code) => t('field.variable.remove', { variable: code })}
            />
          ) : (
            <Select
              key={part}
              label={t(text)}
              value={draft.codes[part]?.[0] ?? nobody}
              options={[
                { value: nobody, label: t(isNeeded ? 'step.choose' : 'concepts.nobody') },
                ...codes.map(({ name: value, label }) => ({ value, label })),
              ]}
              onChange={(code) => putCodes(part, code === nobody ? [] : [code])}
            />
          ),
        )}
    </section>
  )
}
