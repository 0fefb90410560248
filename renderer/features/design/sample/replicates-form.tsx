import type { DesignSpec, ReplicatesSpec } from '../../../../main/contract/design.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { grouped } from '../../../ui/grouped.ts'
import { NumberField } from '../../../ui/number-field.tsx'
import { Select } from '../../../ui/select.tsx'
import type { VariableOption } from '../../../ui/variable-box.tsx'
import { VariableList } from '../../../ui/variable-list.tsx'

type Props = {
  readonly design: DesignSpec
  readonly options: readonly VariableOption[]
  readonly onChange: (part: Partial<DesignSpec>) => void
}

const methods = ['none', 'jackknife', 'brr', 'bootstrap', 'subbootstrap', 'mrbbootstrap', 'supplied'] as const
type Method = (typeof methods)[number]

/** What each method begins with; supplied weights wait for their variables. */
const beginnings: { readonly [M in Exclude<Method, 'none' | 'supplied'>]: ReplicatesSpec } = {
  jackknife: { method: 'jackknife', mse: false },
  brr: { method: 'brr', rho: 0, mse: false },
  bootstrap: { method: 'bootstrap', replicates: 500, seed: 1, mse: false },
  subbootstrap: { method: 'subbootstrap', replicates: 500, seed: 1, mse: false },
  mrbbootstrap: { method: 'mrbbootstrap', replicates: 500, seed: 1, mse: false },
}

/** Variances by repetition in place of linearisation. */
export const ReplicatesForm = ({ design, options, onChange }: Props) => {
  const t = useTexts()
  const { replicates } = design
  const set = (next: ReplicatesSpec | undefined): void => onChange({ replicates: next } as Partial<DesignSpec>)
  const supplied = options.map(({ name }) => name)
  const pick = (method: Method): void => {
    if (method === 'none') set(undefined)
    else if (method !== 'supplied') set(beginnings[method])
    else if (supplied.length >= 2) {
      const variables = likeReplicates(supplied)
      set({ method, variables, combined: true, scale: 1, mse: false })
    }
  }
  return (
    <details className="card" open={replicates !== undefined}>
      <summary>{t('design.replicates')}</summary>
      <div className="stack details-body">
        <p className="quiet small">{t('design.replicates.hint')}</p>
        <div className="design-form">
          <Select
            label={t('design.replicates.method')}
            value={replicates?.method ?? 'none'}
            options={methods.map((method) => ({ value: method, label: t(`design.replicates.${method}`) }))}
            onChange={pick}
          />
          {replicates && 'replicates' in replicates && (
            <>
              <NumberField
                label={t('design.replicates.number')}
                value={replicates.replicates}
                isValid={(value) => Number.isInteger(value) && value >= 2 && value <= 10_000}
                onChange={(number) => number !== undefined && set({ ...replicates, replicates: number })}
              />
              <NumberField
                label={t('design.replicates.seed')}
                hint={t('design.replicates.seed.hint')}
                value={replicates.seed}
                isValid={Number.isInteger}
                onChange={(seed) => seed !== undefined && set({ ...replicates, seed })}
              />
            </>
          )}
          {replicates?.method === 'brr' && (
            <NumberField
              label={t('design.replicates.rho')}
              hint={t('design.replicates.rho.hint')}
              value={replicates.rho}
              isValid={(value) => value >= 0 && value < 1}
              onChange={(rho) => set({ ...replicates, rho: rho ?? 0 })}
            />
          )}
          {replicates?.method === 'supplied' && (
            <>
              <VariableList
                label={t('design.replicates.variables')}
                options={options}
                value={replicates.variables}
                onChange={(variables) => variables.length >= 2 && set({ ...replicates, variables: [...variables] })}
                addText={t('field.variable.add')}
                noMatch={t('field.noMatch')}
                removeText={(variable) => t('field.variable.remove', { variable })}
              />
              <NumberField
                label={t('design.replicates.scale')}
                hint={t('design.replicates.scale.hint')}
                value={replicates.scale}
                isValid={(value) => value > 0}
                onChange={(scale) => scale !== undefined && set({ ...replicates, scale })}
              />
            </>
          )}
        </div>
        {replicates?.method === 'supplied' && (
          <Checkbox isSelected={replicates.combined} onChange={(combined) => set({ ...replicates, combined })}>
            {t('design.replicates.combined')}
          </Checkbox>
        )}
        {replicates && (
          <Checkbox isSelected={replicates.mse} onChange={(mse) => set({ ...replicates, mse })}>
            {t('design.replicates.mse')}
          </Checkbox>
        )}
      </div>
    </details>
  )
}

/** Variables whose names begin alike and end in a number: the largest such family, else the first two. */
const likeReplicates = (names: readonly string[]): string[] => {
  const families = grouped(names, (name) => /^(.*?)\d+$/.exec(name)?.[1] ?? '')
  const [largest = []] = [...families]
    .filter(([stem, family]) => stem !== '' && family.length >= 2)
    .map(([, family]) => family)
    .sort((a, b) => b.length - a.length)
  return largest.length >= 2 ? largest : names.slice(0, 2)
}
