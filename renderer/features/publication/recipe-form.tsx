import { type FormEvent, useId, useState } from 'react'
import { MicrodataSpec } from '../../../main/contract/microdata.ts'
import type { Plan } from '../../../main/contract/plan.ts'
import { leastKeyFrequency } from '../../../main/contract/risk.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import { useAction, useAnswer } from '../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Field } from '../../ui/field.tsx'
import { LocalizedField } from '../../ui/localized-field.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { OptionalVariable } from '../../ui/optional-variable.tsx'
import { Select } from '../../ui/select.tsx'
import { VariableList } from '../../ui/variable-list.tsx'
import { RecipeSteps } from './recipe-steps.tsx'
import { useRiskVariables } from './use-risk-variables.ts'

type Props = {
  readonly plan: Plan
  /** The file as the plan has it; null for a new one. */
  readonly kept: MicrodataSpec | null
  readonly onKept: (id: string) => void
  readonly onCancel: () => void
}

/** A file of records while its recipe is written; it enters the plan when it is whole. */
export const RecipeForm = ({ plan, kept, onKept, onCancel }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const heading = useId()
  const edit = useAction('plan.edit')
  const [draft, setDraft] = useState<MicrodataSpec>(kept ?? newRecipe(plan))
  const put = (part: Partial<MicrodataSpec>): void => setDraft({ ...draft, ...part })
  const dataset = plan.designs.find(({ id }) => id === draft.design)?.dataset ?? ''
  const options = useRiskVariables(dataset)
  const known = useAnswer('plan.variables', { design: draft.design }).data ?? []
  const leaving = [...new Set([...draft.keys, ...draft.sensitive, ...draft.variables])]
  const isTaken = kept === null && plan.microdata.some(({ id }) => id === draft.id)
  const recipe = MicrodataSpec.safeParse(draft)
  const canKeep = recipe.success && inLanguage(draft.title, language) !== '' && !isTaken
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!recipe.success || !canKeep) return
    edit.mutate({ edits: [{ edit: 'microdata', microdata: recipe.data }] }, { onSuccess: () => onKept(draft.id) })
  }
  const list = {
    options,
    addText: t('field.variable.add'),
    noMatch: t('field.noMatch'),
    removeText: (variable: string) => t('field.variable.remove', { variable }),
  }
  return (
    <form className="stack" aria-labelledby={heading} onSubmit={submit}>
      <h2 id={heading}>{t(kept ? 'recipe.edit' : 'recipe.new')}</h2>
      <div className="design-form">
        {kept === null && (
          <Field
            label={t('design.id')}
            hint={t('import.dataset.invalid')}
            error={isTaken ? t('recipe.id.taken') : undefined}
            value={draft.id}
            onChange={(id) => put({ id })}
          />
        )}
        <Select
          label={t('recipe.design')}
          value={draft.design}
          options={plan.designs.map(({ id, label }) => ({ value: id, label: inLanguage(label, language) || id }))}
          onChange={(design) => setDraft({ ...newRecipe(plan), id: draft.id, title: draft.title, design })}
        />
        <VariableList
          label={t('publication.risk.keys')}
          hint={t('recipe.keys.hint')}
          value={draft.keys}
          onChange={(keys) => put({ keys: [...keys] })}
          mark={(place) => String(place + 1)}
          {...list}
        />
        <VariableList
          label={t('publication.risk.sensitive')}
          value={draft.sensitive}
          onChange={(sensitive) => put({ sensitive: [...sensitive] })}
          {...list}
        />
        <VariableList
          label={t('recipe.variables')}
          hint={t('recipe.variables.hint')}
          value={draft.variables}
          onChange={(variables) => put({ variables: [...variables] })}
          {...list}
        />
        <OptionalVariable
          label={t('publication.risk.household')}
          options={options}
          value={draft.household}
          onChange={(household) => setDraft(withHousehold(draft, household))}
        />
        <NumberField
          label={t('recipe.k')}
          hint={t('recipe.k.hint', { k: leastKeyFrequency })}
          value={draft.k}
          isValid={(k) => Number.isInteger(k) && k >= leastKeyFrequency && k <= 100}
          onChange={(k) => put({ k: k ?? leastKeyFrequency })}
        />
      </div>
      <LocalizedField label={t('recipe.title')} value={draft.title} onChange={(title) => put({ title })} />
      <RecipeSteps
        steps={draft.steps}
        variables={leaving.map((name) => known.find((one) => one.name === name) ?? { name, categories: [] })}
        onChange={(steps) => put({ steps: [...steps] })}
      />
      {!canKeep && <p className="quiet small">{t('recipe.incomplete')}</p>}
      <FailureNotice failure={edit.error} />
      <div className="row end">
        <Button onPress={onCancel}>{t('action.cancel')}</Button>
        <Button type="submit" look="primary" isDisabled={!canKeep || edit.isPending}>
          {t('recipe.keep')}
        </Button>
      </div>
    </form>
  )
}

/** What a new file begins with: the first design, and the suppression without which hardly any file may leave. */
const newRecipe = (plan: Plan): MicrodataSpec => ({
  id: '',
  title: '',
  design: plan.designs[0]?.id ?? '',
  keys: [],
  sensitive: [],
  variables: [],
  k: leastKeyFrequency,
  steps: [{ step: 'suppress', importance: {} }],
})

const withHousehold = ({ household: _, ...rest }: MicrodataSpec, household: string | undefined): MicrodataSpec =>
  household === undefined ? rest : { ...rest, household }
