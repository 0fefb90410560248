import { memo, useCallback, useMemo } from 'react'
import type { Variable } from '../../../../main/contract/codebook.ts'
import type { Plan } from '../../../../main/contract/plan.ts'
import type { Statistic } from '../../../../main/contract/results.ts'
import { inLanguage } from '../../../../main/contract/text.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Select } from '../../../ui/select.tsx'
import { SettledField } from '../../../ui/settled-field.tsx'
import { VariableBox } from '../../../ui/variable-box.tsx'
import { ByBox, ByTags } from './by-shelf.tsx'
import {
  canClassify,
  type Draft,
  type DraftChange,
  isMultiple,
  newDraft,
  offered,
  suits,
  withBy,
  withStatistic,
} from './draft.ts'
import { useVariableOptions } from './variable-options.ts'

type Props = {
  readonly plan: Plan
  readonly variables: readonly Variable[]
  readonly draft: Draft
  readonly onEdit: (change: DraftChange) => void
}

/** Where the parts of a table are put: design, statistic, variables, classification and filter. */
export const Shelves = memo(({ plan, variables, draft, onEdit }: Props) => {
  const t = useTexts()
  const { designs, statistics, subjects, classifiers } = useChoices(plan, variables, draft)
  const edit = useEdits(onEdit)
  const noMatch = t('builder.noMatch')
  const variableLabel = isMultiple(draft)
    ? 'builder.set'
    : draft.statistic === 'ratio'
      ? 'builder.numerator'
      : 'builder.variable'
  return (
    <div className="shelves">
      <Select label={t('builder.design')} value={draft.design} options={designs} onChange={edit.design} />
      <Select label={t('builder.statistic')} value={draft.statistic} options={statistics} onChange={edit.statistic} />
      {(draft.statistic !== 'count' || draft.variable !== null) && (
        <VariableBox
          key={`${draft.design} ${draft.statistic}`}
          label={t(variableLabel)}
          options={subjects}
          value={draft.variable}
          onChange={edit.variable}
          noMatch={noMatch}
        />
      )}
      {draft.statistic === 'ratio' && (
        <VariableBox
          label={t('builder.denominator')}
          options={subjects}
          value={draft.over}
          onChange={edit.over}
          noMatch={noMatch}
        />
      )}
      <ByBox options={classifiers} by={draft.by} onAdd={edit.addBy} />
      <SettledField
        key={draft.design}
        label={t('builder.where')}
        placeholder={t('builder.where.hint')}
        value={draft.where}
        onChange={edit.where}
      />
      <ByTags options={classifiers} by={draft.by} onRemove={edit.removeBy} />
    </div>
  )
})

/** What there is to choose from, the same lists for as long as they hold the same. */
const useChoices = (plan: Plan, variables: readonly Variable[], { design, statistic }: Draft) => {
  const t = useTexts()
  const language = useLanguage()
  const optionsOf = useVariableOptions()
  const designs = useMemo(
    () => plan.designs.map(({ id, label }) => ({ value: id, label: inLanguage(label, language) || id })),
    [plan, language],
  )
  const statistics = useMemo(() => offered.map((value) => ({ value, label: t(`statistic.${value}`) })), [t])
  const dataset = plan.designs.find(({ id }) => id === design)?.dataset
  const subjects = useMemo(
    () =>
      optionsOf(
        isMultiple({ statistic })
          ? plan.sets.filter((set) => set.dataset === dataset)
          : variables.filter((variable) => suits({ statistic }, variable)),
      ),
    [optionsOf, plan, variables, statistic, dataset],
  )
  const classifiers = useMemo(() => optionsOf(variables.filter(canClassify)), [optionsOf, variables])
  return { designs, statistics, subjects, classifiers }
}

/** What each shelf does to the draft, the same functions for as long as the builder stands. */
const useEdits = (onEdit: Props['onEdit']) => ({
  design: useCallback(
    (design: string) => onEdit(({ statistic, kept }) => ({ ...newDraft(design), statistic, kept })),
    [onEdit],
  ),
  statistic: useCallback((statistic: Statistic) => onEdit((draft) => withStatistic(draft, statistic)), [onEdit]),
  variable: useCallback(
    (variable: string) => onEdit((draft) => ({ ...draft, variable, hasIndependence: false })),
    [onEdit],
  ),
  over: useCallback((over: string) => onEdit((draft) => ({ ...draft, over })), [onEdit]),
  where: useCallback((where: string) => onEdit((draft) => ({ ...draft, where })), [onEdit]),
  addBy: useCallback((name: string) => onEdit((draft) => withBy(draft, [...draft.by, name])), [onEdit]),
  removeBy: useCallback(
    (removed: ReadonlySet<unknown>) =>
      onEdit((draft) =>
        withBy(
          draft,
          draft.by.filter((name) => !removed.has(name)),
        ),
      ),
    [onEdit],
  ),
})
