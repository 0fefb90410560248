import { memo, useState } from 'react'
import type { Variable } from '../../../../main/contract/codebook.ts'
import { leastQualities } from '../../../../main/contract/results.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Select } from '../../../ui/select.tsx'
import { SettledField } from '../../../ui/settled-field.tsx'
import { canBeStandardised, type Draft, type DraftChange, isTwoWay, orderOf } from './draft.ts'
import { StandardShelf } from './standard-shelf.tsx'

type Props = {
  readonly draft: Draft
  readonly variables: readonly Variable[]
  readonly onEdit: (change: DraftChange) => void
}

const alphas = ['0', '1', '2'] as const
const leastQualityOptions = ['any', ...leastQualities] as const
const ciLevels = ['0.9', '0.95', '0.99'] as const

/** What the statistic of a draft needs besides variables, and how its figures are given. */
export const StatisticOptions = memo(({ draft, variables, onEdit }: Props) => {
  const t = useTexts()
  const [isOpen, setOpen] = useState(false)
  const change = (part: Partial<Draft>): void => onEdit((before) => ({ ...before, ...part }))
  return (
    <>
      {(draft.statistic === 'quantile' || draft.statistic === 'poverty') && (
        <div className="shelves">
          <OwnFields draft={draft} change={change} />
        </div>
      )}
      <details className="options" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t('builder.options')}</summary>
        {isOpen && (
          <div className="shelves">
            <Select
              label={t('builder.ciLevel')}
              value={ciLevels.find((level) => Number(level) === draft.ciLevel) ?? '0.95'}
              options={ciLevels.map((level) => ({ value: level, label: `${Math.round(Number(level) * 100)} %` }))}
              onChange={(level) => change({ ciLevel: Number(level) })}
            />
            <Select
              label={t('builder.leastQuality')}
              value={draft.leastQuality}
              options={leastQualityOptions.map((value) => ({ value, label: t(`builder.leastQuality.${value}`) }))}
              onChange={(leastQuality) => change({ leastQuality })}
            />
            <div className="checks">
              <Checkbox isSelected={draft.margins} onChange={(margins) => change({ margins })}>
                {t('builder.margins')}
              </Checkbox>
              {isTwoWay(draft) && draft.standard === null && (
                <Checkbox
                  isSelected={draft.hasIndependence}
                  onChange={(hasIndependence) => change({ hasIndependence })}
                >
                  {t('builder.independence')}
                </Checkbox>
              )}
            </div>
            {canBeStandardised(draft) && <StandardShelf draft={draft} variables={variables} onEdit={onEdit} />}
          </div>
        )}
      </details>
    </>
  )
})

type OwnProps = { readonly draft: Draft; readonly change: (part: Partial<Draft>) => void }

/** What a quantile or a poverty measure cannot be without. */
const OwnFields = ({ draft, change }: OwnProps) => {
  const t = useTexts()
  if (draft.statistic === 'quantile') {
    return (
      <SettledField
        label={t('builder.order')}
        hint={t('builder.order.hint')}
        value={draft.order}
        error={orderOf(draft.order) === null ? t('builder.next.order') : undefined}
        onChange={(order) => change({ order })}
      />
    )
  }
  return (
    <>
      <SettledField
        label={t('builder.line')}
        hint={t('builder.line.hint')}
        value={draft.line}
        onChange={(line) => change({ line })}
      />
      <Select
        label={t('builder.alpha')}
        value={alphas[draft.alpha] ?? '0'}
        options={alphas.map((alpha) => ({ value: alpha, label: t(`builder.alpha.${alpha}`) }))}
        onChange={(alpha) => change({ alpha: Number(alpha) as Draft['alpha'] })}
      />
    </>
  )
}
