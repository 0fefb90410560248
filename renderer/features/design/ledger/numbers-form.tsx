import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { OptionalVariable } from '../../../ui/optional-variable.tsx'
import type { VariableOption } from '../../../ui/variable-box.tsx'
import type { NumberDraft } from './step-draft.ts'

type Props = {
  readonly options: readonly VariableOption[]
  readonly numbers: readonly NumberDraft[]
  readonly onChange: (numbers: readonly NumberDraft[]) => void
}

/** Totals of numbers that the weights are brought to: persons, income. */
export const NumbersForm = ({ options, numbers, onChange }: Props) => {
  const t = useTexts()
  const put = (place: number, part: Partial<NumberDraft>): void =>
    onChange(numbers.map((one, at) => (at === place ? { ...one, ...part } : one)))
  return (
    <>
      {numbers.map(({ variable, total }, place) => (
        <fieldset key={place} className="margin-form">
          <legend>{t('step.number', { number: place + 1 })}</legend>
          <div className="design-form">
            <OptionalVariable
              label={t('step.number.variable')}
              options={options}
              value={variable}
              onChange={(next) => put(place, { variable: next ?? null })}
            />
            <Field
              label={t('step.number.total')}
              inputMode="decimal"
              value={total}
              onChange={(next) => put(place, { total: next })}
            />
          </div>
          <Button
            look="bare"
            size="small"
            aria-label={t('step.number.remove', { number: place + 1 })}
            onPress={() => onChange(numbers.filter((_, at) => at !== place))}
          >
            {t('step.margin.remove.short')}
          </Button>
        </fieldset>
      ))}
      <div className="row">
        <Button icon="plus" onPress={() => onChange([...numbers, { variable: null, total: '' }])}>
          {t('step.number.add')}
        </Button>
      </div>
    </>
  )
}
