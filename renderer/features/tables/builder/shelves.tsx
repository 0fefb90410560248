import { memo } from 'react'
import type { Variable } from '../../../../main/contract/codebook.ts'
import type { Plan } from '../../../../main/contract/plan.ts'
import { inLanguage } from '../../../../main/contract/text.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Select } from '../../../ui/select.tsx'
import { SettledField } from '../../../ui/settled-field.tsx'
import { VariableBox } from '../../../ui/variable-box.tsx'
import { ByBox, ByTags } from './by-shelf.tsx'
import { canClassify, type Draft, isMultiple, newDraft, offered, suits, withBy, withStatistic } from './draft.ts'
import { useVariableOptions } from './variable-options.ts'

type Props = {
  readonly plan: Plan
  readonly variables: readonly Variable[]
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
}

/** Where the parts of a table are put: design, statistic, variables, classification and filter. */
export const Shelves = memo(({ plan, variables, draft, onDraft }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const optionsOf = useVariableOptions()
  const dataset = plan.designs.find(({ id }) => id === draft.design)?.dataset
  const subjects = isMultiple(draft)
    ? plan.sets.filter((set) => set.dataset === dataset)
    : variables.filter((variable) => suits(draft, variable))
  const options = optionsOf(subjects)
  const classifiers = optionsOf(variables.filter(canClassify))
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
        onChange={(design) => onDraft({ ...newDraft(design), statistic: draft.statistic, kept: draft.kept })}
      />
      <Select
        label={t('builder.statistic')}
        value={draft.statistic}
        options={offered.map((statistic) => ({ value: statistic, label: t(`statistic.${statistic}`) }))}
        onChange={(statistic) => onDraft(withStatistic(draft, statistic))}
      />
      {(draft.statistic !== 'count' || draft.variable !== null) && (
        <VariableBox
          key={`${draft.design} ${draft.statistic}`}
          label={t(variableLabel)}
          options={options}
          value={draft.variable}
          onChange={(variable) => onDraft({ ...draft, variable, hasIndependence: false })}
          noMatch={noMatch}
        />
      )}
      {draft.statistic === 'ratio' && (
        <VariableBox
          label={t('builder.denominator')}
          options={options}
          value={draft.over}
          onChange={(over) => onDraft({ ...draft, over })}
          noMatch={noMatch}
        />
      )}
      <ByBox options={classifiers} by={draft.by} onChange={(by) => onDraft(withBy(draft, by))} />
      <SettledField
        key={draft.design}
        label={t('builder.where')}
        placeholder={t('builder.where.hint')}
        value={draft.where}
        onChange={(where) => onDraft({ ...draft, where })}
      />
      <ByTags options={classifiers} by={draft.by} onChange={(by) => onDraft(withBy(draft, by))} />
    </div>
  )
})
