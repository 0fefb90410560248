import type { WeightingStep } from '../../../../main/contract/weighting.ts'
import type { WeightLayer } from '../../../../main/contract/weighting-commands.ts'
import { decimal, integer, numberRules } from '../../../../main/core/report/number-format.ts'
import { CommandButton } from '../../../commands/command-button.tsx'
import { useFigure } from '../../../i18n/figures.ts'
import { type TextKey, useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Facts } from '../../../ui/facts.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TwoHistograms } from '../../../ui/two-histograms.tsx'
import type { VariableOption } from '../../../ui/variable-box.tsx'
import { MarginTable } from './margin-table.tsx'

type Props = {
  readonly number: number
  readonly step: WeightingStep
  readonly layer: WeightLayer | undefined
  readonly options: readonly VariableOption[]
  readonly isStale: boolean
}

/** One layer: what can be done with it, why it fails if it does, and what it did to weights and margins. */
export const LayerDetail = ({ number, step, layer, options, isStale }: Props) => {
  const t = useTexts()
  const title = `${number}. ${t(`methodology.step.${step.step}` as TextKey)}`
  return (
    <section className={isStale ? 'card stack stale' : 'card stack'} aria-label={title}>
      <h2>{title}</h2>
      <div className="row">
        <CommandButton id="design.editStep" />
        <CommandButton id="design.stepUp" icon="up" iconOnly />
        <CommandButton id="design.stepDown" icon="down" iconOnly />
        <CommandButton id="design.toggleStep" look="bare" />
        <CommandButton id="design.removeStep" look="bare" />
      </div>
      {layer?.state === 'failed' && <FailureNotice failure={layer.failure} />}
      {layer?.state === 'waiting' && <Notice tone="warn">{t('ledger.waiting')}</Notice>}
      {layer?.state === 'off' && <Notice tone="plain">{t('ledger.off')}</Notice>}
      {layer?.state === 'applied' && <AppliedLayer layer={layer} options={options} />}
    </section>
  )
}

type Applied = Extract<WeightLayer, { state: 'applied' }>

const AppliedLayer = ({ layer, options }: { readonly layer: Applied; readonly options: readonly VariableOption[] }) => {
  const t = useTexts()
  const figure = useFigure()
  const { before, after, factors, convergence, spread, margins } = layer
  const language = useLanguage()
  const isLarge = (spread.edges.at(-1) ?? 0) >= 100
  const weight = (value: number): string => figure(value, decimal(isLarge ? 0 : 2))
  const change = { before: figure(before.kishDeff, decimal(3)), after: figure(after.kishDeff, decimal(3)) }
  return (
    <>
      <div className="layer-facts">
        <TwoHistograms
          description={t('ledger.spread.text', change)}
          edges={spread.edges}
          before={{ label: t('ledger.before'), counts: spread.before }}
          after={{ label: t('ledger.after'), counts: spread.after }}
          format={weight}
        />
        <Facts
          facts={[
            {
              term: t('ledger.factors'),
              value: `${figure(factors.min, decimal(3))} – ${figure(factors.max, decimal(3))}`,
            },
            { term: t('methodology.weights.deff'), value: `${change.before} → ${change.after}` },
            {
              term: t('ledger.effective'),
              value: `${figure(before.effectiveRecords, integer)} → ${figure(after.effectiveRecords, integer)}`,
            },
            { term: t('ledger.zeros'), value: after.zeros === 0 ? '' : figure(after.zeros, integer) },
            {
              term: t('ledger.convergence'),
              value: convergence
                ? t('ledger.convergence.value', {
                    iterations: convergence.iterations,
                    miss:
                      convergence.largestMiss === 0
                        ? '0'
                        : convergence.largestMiss.toExponential(1).replace('.', numberRules[language].decimal),
                  })
                : '',
            },
          ]}
        />
      </div>
      <details>
        <summary>{t('ledger.spread.table')}</summary>
        <SpreadTable layer={layer} format={weight} />
      </details>
      {margins.map((margin) => (
        <MarginTable key={margin.by.join(' ')} margin={margin} options={options} />
      ))}
    </>
  )
}

const SpreadTable = ({
  layer: { spread },
  format,
}: {
  readonly layer: Applied
  readonly format: (value: number) => string
}) => {
  const t = useTexts()
  const figure = useFigure()
  return (
    <table className="plain-table narrow">
      <thead>
        <tr>
          <th scope="col">{t('ledger.weight')}</th>
          <th scope="col" className="number">
            {t('ledger.before')}
          </th>
          <th scope="col" className="number">
            {t('ledger.after')}
          </th>
        </tr>
      </thead>
      <tbody>
        {spread.after.map((count, place) => (
          <tr key={spread.edges[place]}>
            <th scope="row">{`${format(spread.edges[place] ?? 0)} – ${format(spread.edges[place + 1] ?? 0)}`}</th>
            <td className="number">{figure(spread.before[place] ?? 0, integer)}</td>
            <td className="number">{figure(count, integer)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
