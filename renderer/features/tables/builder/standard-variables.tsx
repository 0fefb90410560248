import type { Variable } from '../../../../main/contract/codebook.ts'
import { useAnswer } from '../../../engine-client/engine.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { VariableBox } from '../../../ui/variable-box.tsx'
import type { Draft } from './draft.ts'
import { useVariableOptions } from './variable-options.ts'

type Standard = NonNullable<Draft['standard']>

type Props = {
  readonly standard: Standard
  /** Variables of the design that may define cells of the population. */
  readonly variables: readonly Variable[]
  readonly onStandard: (part: Partial<Standard>) => void
}

/** Size and cells of the standard population: variables that both datasets have. */
export const StandardVariables = ({ standard, variables, onStandard }: Props) => {
  const t = useTexts()
  const optionsOf = useVariableOptions()
  const population = useAnswer('data.variables', { dataset: standard.dataset }).data ?? []
  const names = new Set(population.map(({ name }) => name))
  const common = optionsOf(variables.filter(({ name }) => names.has(name) && name !== standard.total))
  const toggle = (name: string, isIn: boolean): void =>
    onStandard({ by: isIn ? [...standard.by, name] : standard.by.filter((other) => other !== name) })
  return (
    <>
      <VariableBox
        key={standard.dataset}
        label={t('builder.standard.total')}
        options={optionsOf(population.filter(({ storage }) => storage === 'number'))}
        value={standard.total === '' ? null : standard.total}
        onChange={(total) => onStandard({ total })}
        noMatch={t('builder.noMatch')}
      />
      <fieldset className="checks">
        <legend className="label">{t('builder.standard.by')}</legend>
        {common.map(({ name, label }) => (
          <Checkbox key={name} isSelected={standard.by.includes(name)} onChange={(isIn) => toggle(name, isIn)}>
            {label}
          </Checkbox>
        ))}
        {common.length === 0 && <p className="quiet small">{t('builder.standard.nothing')}</p>}
      </fieldset>
    </>
  )
}
