import type { DesignSpec, UnequalSpec } from '../../../../main/contract/design.ts'
import type { StudyOverview } from '../../../../main/contract/study-overview.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { NumberField } from '../../../ui/number-field.tsx'
import { OptionalVariable } from '../../../ui/optional-variable.tsx'
import { Select } from '../../../ui/select.tsx'
import type { VariableOption } from '../../../ui/variable-box.tsx'

type Props = {
  readonly design: DesignSpec
  readonly options: readonly VariableOption[]
  readonly study: StudyOverview
  readonly onChange: (part: Partial<DesignSpec>) => void
}

const methods = ['brewer', 'overton', 'hartleyRao', 'horvitzThompson', 'yatesGrundy'] as const
const needJoint: readonly UnequalSpec['method'][] = ['horvitzThompson', 'yatesGrundy']

/** Units drawn without replacement with unequal probabilities, where the population sizes would stand. */
export const UnequalForm = ({ design, options, study, onChange }: Props) => {
  const t = useTexts()
  const { unequal } = design
  const change = (part: object): void =>
    onChange({ unequal: definedOf({ ...unequal, ...part }) as UnequalSpec, fpc: [] })
  return (
    <details className="card" open={unequal !== undefined}>
      <summary>{t('design.unequal')}</summary>
      <div className="stack details-body">
        <p className="quiet small">{t('design.unequal.hint')}</p>
        <div className="design-form">
          <OptionalVariable
            label={t('design.unequal.probability')}
            options={options}
            value={unequal?.probability}
            onChange={(probability) =>
              probability === undefined
                ? onChange({ unequal: undefined } as Partial<DesignSpec>)
                : change({ method: unequal?.method ?? 'brewer', probability })
            }
          />
          {unequal && (
            <Select
              label={t('design.unequal.method')}
              value={unequal.method}
              options={methods.map((method) => ({ value: method, label: t(`design.unequal.${method}`) }))}
              onChange={(method) => change({ method })}
            />
          )}
          {unequal?.method === 'hartleyRao' && (
            <NumberField
              label={t('design.unequal.sumOfSquares')}
              hint={t('design.unequal.sumOfSquares.hint')}
              value={unequal.sumOfSquares}
              isValid={(value) => value > 0}
              onChange={(sumOfSquares) => change({ sumOfSquares })}
            />
          )}
          {unequal && needJoint.includes(unequal.method) && (
            <Select
              label={t('design.unequal.joint')}
              value={unequal.joint ?? ''}
              options={[
                { value: '', label: t('field.variable.none') },
                ...study.datasets.map(({ dataset }) => ({ value: dataset, label: dataset })),
              ]}
              onChange={(joint) => change({ joint: joint === '' ? undefined : joint })}
            />
          )}
        </div>
      </div>
    </details>
  )
}

const definedOf = (parts: object): object =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
