import type { Variable } from '../../../../main/contract/codebook.ts'
import { type DesignSpec, lonelyPsuRules } from '../../../../main/contract/design.ts'
import type { StudyOverview } from '../../../../main/contract/study-overview.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { OptionalVariable } from '../../../ui/optional-variable.tsx'
import { Segments } from '../../../ui/segments.tsx'
import { Select } from '../../../ui/select.tsx'
import type { VariableOption } from '../../../ui/variable-box.tsx'
import { VariableList } from '../../../ui/variable-list.tsx'
import { ReplicatesForm } from './replicates-form.tsx'
import { UnequalForm } from './unequal-form.tsx'

type Props = {
  readonly design: DesignSpec
  readonly variables: readonly Variable[]
  readonly options: readonly VariableOption[]
  readonly study: StudyOverview
  readonly onChange: (part: Partial<DesignSpec>) => void
}

/** How the sample was drawn. Every answer holds at once; the findings beside it follow. */
export const SampleForm = ({ design, variables, options, study, onChange }: Props) => {
  const t = useTexts()
  const numbers = new Set(variables.filter(({ storage }) => storage === 'number').map(({ name }) => name))
  const numeric = options.filter(({ name }) => numbers.has(name))
  const stages = (part: 'strata' | 'psu' | 'fpc', choice: readonly VariableOption[]) => (
    <VariableList
      label={t(`design.${part}`)}
      hint={t(`design.${part}.hint`)}
      options={choice}
      value={design[part]}
      onChange={(value) => onChange({ [part]: [...value] })}
      mark={(place) => t('design.stage', { stage: place + 1 })}
      addText={t('field.variable.add')}
      noMatch={t('field.noMatch')}
      removeText={(variable) => t('field.variable.remove', { variable })}
    />
  )
  return (
    <div className="stack">
      <div className="field">
        <span className="label">{t('design.probability')}</span>
        <Segments
          label={t('design.probability')}
          options={[
            { value: 'yes', label: t('design.probability.yes') },
            { value: 'no', label: t('design.probability.no') },
          ]}
          value={design.probability ? 'yes' : 'no'}
          onChange={(value) => onChange({ probability: value === 'yes' })}
        />
        <p className="hint">{t('design.probability.hint')}</p>
      </div>
      <div className="design-form">
        {stages('strata', options)}
        {stages('psu', options)}
        <OptionalVariable
          label={t('design.weight')}
          hint={t('design.weight.hint')}
          options={numeric}
          value={design.weight}
          onChange={(weight) => onChange({ weight } as Partial<DesignSpec>)}
        />
        {stages('fpc', numeric)}
        <Select
          label={t('design.lonelyPsu')}
          hint={t('design.lonelyPsu.hint')}
          value={design.lonelyPsu}
          options={lonelyPsuRules.map((rule) => ({ value: rule, label: t(`design.lonelyPsu.${rule}`) }))}
          onChange={(lonelyPsu) => onChange({ lonelyPsu })}
        />
      </div>
      <div className="stack tight">
        <Checkbox isSelected={design.nest} onChange={(nest) => onChange({ nest })}>
          {t('design.nest')}
        </Checkbox>
        <Checkbox isSelected={design.ultimateCluster} onChange={(ultimateCluster) => onChange({ ultimateCluster })}>
          {t('design.ultimateCluster')}
        </Checkbox>
        <Checkbox isSelected={design.lonelyInDomains} onChange={(lonelyInDomains) => onChange({ lonelyInDomains })}>
          {t('design.lonelyInDomains')}
        </Checkbox>
      </div>
      <UnequalForm design={design} options={numeric} study={study} onChange={onChange} />
      <ReplicatesForm design={design} options={numeric} onChange={onChange} />
    </div>
  )
}
