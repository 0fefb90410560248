import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { OptionalVariable } from '../../../ui/optional-variable.tsx'
import type { VariableOption } from '../../../ui/variable-box.tsx'
import { VariableList } from '../../../ui/variable-list.tsx'
import type { SizeDraft, StepDraft } from './step-draft.ts'

type Props = {
  readonly options: readonly VariableOption[]
  readonly probabilities: readonly string[]
  readonly sizes: readonly SizeDraft[]
  readonly onChange: (part: Partial<Pick<StepDraft, 'probabilities' | 'sizes'>>) => void
}

/** How the records were selected: a probability per stage, or the units of the population and of the sample. */
export const SelectionForm = ({ options, probabilities, sizes, onChange }: Props) => {
  const t = useTexts()
  const put = (place: number, part: Partial<SizeDraft>): void =>
    onChange({ sizes: sizes.map((one, at) => (at === place ? { ...one, ...part } : one)) })
  return (
    <>
      <div className="design-form">
        <VariableList
          label={t('step.selection.probabilities')}
          hint={t('step.selection.probabilities.hint')}
          options={options}
          value={probabilities}
          onChange={(next) => onChange({ probabilities: next })}
          addText={t('field.variable.add')}
          noMatch={t('field.noMatch')}
          removeText={(variable) => t('field.variable.remove', { variable })}
        />
      </div>
      {sizes.map(({ population, sample }, place) => (
        <fieldset key={place} className="margin-form">
          <legend>{t('step.selection.stage', { number: place + 1 })}</legend>
          <div className="design-form">
            <OptionalVariable
              label={t('step.selection.population')}
              options={options}
              value={population}
              onChange={(next) => put(place, { population: next ?? null })}
            />
            <OptionalVariable
              label={t('step.selection.sample')}
              options={options}
              value={sample}
              onChange={(next) => put(place, { sample: next ?? null })}
            />
          </div>
          <Button
            look="bare"
            size="small"
            aria-label={t('step.selection.remove', { number: place + 1 })}
            onPress={() => onChange({ sizes: sizes.filter((_, at) => at !== place) })}
          >
            {t('step.margin.remove.short')}
          </Button>
        </fieldset>
      ))}
      <div className="row">
        <Button icon="plus" onPress={() => onChange({ sizes: [...sizes, { population: null, sample: null }] })}>
          {t('step.selection.add')}
        </Button>
      </div>
    </>
  )
}
