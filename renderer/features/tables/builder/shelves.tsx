import type { Variable } from '../../../../main/contract/codebook.ts'
import type { Plan } from '../../../../main/contract/plan.ts'
import { inLanguage } from '../../../../main/contract/text.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Select } from '../../../ui/select.tsx'
import { VariableBox, type VariableOption } from '../../../ui/variable-box.tsx'
import { ByBox, ByTags } from './by-shelf.tsx'
import { canClassify, type Draft, isMultiple, offered, suits } from './draft.ts'
import { FilterField } from './filter-field.tsx'

type Props = {
  readonly plan: Plan
  readonly variables: readonly Variable[]
  readonly draft: Draft
  readonly onChange: (part: Partial<Draft>) => void
}

/** Where the parts of a table are put: design, statistic, variables, classification and filter. */
export const Shelves = ({ plan, variables, draft, onChange }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const optionOf = ({ name, label }: { name: string; label?: Variable['label'] }): VariableOption => {
    return { name, label: inLanguage(label, language) || name }
  }
  const dataset = plan.designs.find(({ id }) => id === draft.design)?.dataset
  const subjects = isMultiple(draft)
    ? plan.sets.filter((set) => set.dataset === dataset)
    : variables.filter((variable) => suits(draft, variable))
  const options = subjects.map(optionOf)
  const classifiers = variables.filter(canClassify).map(optionOf)
  const noMatch = t('builder.noMatch')
  const variableLabel = isMultiple(draft)
    ? 'builder.set'
    : draft.statistic === 'ratio'
      ? 'builder.numerator'
      : 'builder.variable'
  return (
    <div className="shelves">
      <Select
        label={t('builder.design')}
        value={draft.design}
        options={plan.designs.map(({ id, label }) => ({ value: id, label: inLanguage(label, language) || id }))}
        onChange={(design) => onChange({ design, variable: null, over: null, by: [], where: '' })}
      />
      <Select
        label={t('builder.statistic')}
        value={draft.statistic}
        options={offered.map((statistic) => ({ value: statistic, label: t(`statistic.${statistic}`) }))}
        onChange={(statistic) => onChange({ statistic, variable: null, over: null })}
      />
      {draft.statistic !== 'count' && (
        <VariableBox
          key={`${draft.design} ${draft.statistic}`}
          label={t(variableLabel)}
          options={options}
          value={draft.variable}
          onChange={(variable) => onChange({ variable })}
          noMatch={noMatch}
        />
      )}
      {draft.statistic === 'ratio' && (
        <VariableBox
          label={t('builder.denominator')}
          options={options}
          value={draft.over}
          onChange={(over) => onChange({ over })}
          noMatch={noMatch}
        />
      )}
      <ByBox options={classifiers} by={draft.by} onChange={(by) => onChange({ by })} />
      <FilterField key={draft.design} where={draft.where} onChange={(where) => onChange({ where })} />
      <ByTags options={classifiers} by={draft.by} onChange={(by) => onChange({ by })} />
    </div>
  )
}
