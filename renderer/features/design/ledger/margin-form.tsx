import type { Variable } from '../../../../main/contract/codebook.ts'
import type { StudyOverview } from '../../../../main/contract/study-overview.ts'
import { inLanguage } from '../../../../main/contract/text.ts'
import { useAnswer } from '../../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { OptionalVariable } from '../../../ui/optional-variable.tsx'
import { Select } from '../../../ui/select.tsx'
import type { VariableOption } from '../../../ui/variable-box.tsx'
import { VariableList } from '../../../ui/variable-list.tsx'
import type { MarginDraft } from './step-draft.ts'

type Props = {
  readonly name: string
  readonly own: string
  readonly variables: readonly Variable[]
  readonly study: StudyOverview
  readonly margin: MarginDraft
  readonly onChange: (margin: MarginDraft) => void
  readonly onRemove?: (() => void) | undefined
}

/** Known totals of a population: the dataset they stand in, what they are crossed by and the variable with them. */
export const MarginForm = ({ name, own, variables, study, margin, onChange, onRemove }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const { dataset, by, total } = margin
  const totals = useAnswer('data.variables', { dataset: dataset ?? '' }, { enabled: dataset !== null })
  const others = totals.data ?? []
  const names = new Set(variables.map((variable) => variable.name))
  const optionOf = (variable: Variable): VariableOption => {
    const known = variables.find((one) => one.name === variable.name)
    return { name: variable.name, label: inLanguage(known?.label ?? variable.label, language) || variable.name }
  }
  const shared = others.filter((variable) => names.has(variable.name) && variable.name !== total)
  const numbers = others.filter((variable) => variable.storage === 'number' && !by.includes(variable.name))
  return (
    <fieldset className="margin-form">
      <legend>{name}</legend>
      <div className="design-form">
        <Select
          label={t('step.margin.dataset')}
          value={dataset ?? ''}
          options={[
            { value: '', label: t('step.choose') },
            ...study.datasets
              .filter((one) => one.dataset !== own)
              .map((one) => ({ value: one.dataset, label: one.dataset })),
          ]}
          onChange={(next) => onChange({ dataset: next === '' ? null : next, by: [], total: null })}
        />
        {dataset !== null && (
          <>
            <VariableList
              label={t('step.margin.by')}
              hint={t(shared.length === 0 && totals.isSuccess ? 'step.margin.by.none' : 'step.margin.by.hint')}
              options={shared.map(optionOf)}
              value={by}
              onChange={(next) => onChange({ ...margin, by: next })}
              addText={t('field.variable.add')}
              noMatch={t('field.noMatch')}
              removeText={(variable) => t('field.variable.remove', { variable })}
            />
            <OptionalVariable
              label={t('step.margin.total')}
              options={numbers.map(optionOf)}
              value={total}
              onChange={(next) => onChange({ ...margin, total: next ?? null })}
            />
          </>
        )}
      </div>
      {onRemove && (
        <Button look="bare" size="small" aria-label={t('step.margin.remove', { name })} onPress={onRemove}>
          {t('step.margin.remove.short')}
        </Button>
      )}
    </fieldset>
  )
}
