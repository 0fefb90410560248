import type { WeightingStep } from '../../../../main/contract/weighting.ts'
import type { WeightFigures, WeightLayer } from '../../../../main/contract/weighting-commands.ts'
import { decimal, integer, percent } from '../../../../main/core/report/number-format.ts'
import { useFigure } from '../../../i18n/figures.ts'
import { type TextKey, useTexts } from '../../../i18n/texts.ts'
import { PlainTable } from '../../../ui/plain-table.tsx'

type Props = {
  readonly base: WeightFigures | null
  readonly steps: readonly WeightingStep[]
  readonly layers: readonly WeightLayer[]
  readonly picked: number | null
  readonly onPick: (place: number) => void
}

type Row = {
  readonly place: number | null
  readonly name: string
  readonly state: WeightLayer['state'] | 'base'
  readonly figures: WeightFigures | null
  readonly iterations: number | null
}

/** The weights as they came and after each layer. */
export const LedgerTable = ({ base, steps, layers, picked, onPick }: Props) => {
  const t = useTexts()
  const figure = useFigure()
  const rows: Row[] = [
    { place: null, name: t('methodology.step.base'), state: 'base', figures: base, iterations: null },
    ...steps.map((step, place): Row => {
      const layer = layers[place]
      const applied = layer?.state === 'applied' ? layer : null
      return {
        place,
        name: `${place + 1}. ${t(`methodology.step.${step.step}` as TextKey)}`,
        state: layer?.state ?? 'waiting',
        figures: applied?.after ?? null,
        iterations: applied?.convergence?.iterations ?? null,
      }
    }),
  ]
  return (
    <PlainTable
      caption={t('methodology.weights')}
      rows={rows}
      keyOf={({ place }) => place ?? 'base'}
      columns={[
        {
          label: t('methodology.weights.step'),
          value: ({ place, name }) =>
            place === null ? (
              <span className="ledger-base">{name}</span>
            ) : (
              <button type="button" className="side-item" aria-current={place === picked} onClick={() => onPick(place)}>
                {name}
              </button>
            ),
        },
        {
          label: t('ledger.state'),
          value: ({ state }) => <span className={`layer-state ${state}`}>{t(`ledger.state.${state}`)}</span>,
        },
        {
          label: t('methodology.weights.sum'),
          value: ({ figures }) => figure(figures?.sum ?? null, integer),
          isNumber: true,
        },
        {
          label: t('methodology.weights.min'),
          value: ({ figures }) => figure(figures?.min ?? null, decimal(2)),
          isNumber: true,
        },
        {
          label: t('methodology.weights.max'),
          value: ({ figures }) => figure(figures?.max ?? null, decimal(2)),
          isNumber: true,
        },
        {
          label: t('methodology.weights.cv'),
          value: ({ figures }) => figure(figures?.cv ?? null, percent(1)),
          isNumber: true,
        },
        {
          label: t('ledger.deff'),
          value: ({ figures }) => figure(figures?.kishDeff ?? null, decimal(3)),
          isNumber: true,
        },
        {
          label: t('ledger.effective.short'),
          value: ({ figures }) => figure(figures?.effectiveRecords ?? null, integer),
          isNumber: true,
        },
        {
          label: t('ledger.iterations'),
          value: ({ iterations }) => figure(iterations, integer),
          isNumber: true,
        },
      ]}
    />
  )
}
