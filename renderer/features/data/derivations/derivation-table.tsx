import type { Result } from '../../../../main/contract/commands.ts'
import type { Derivation } from '../../../../main/contract/derivation.ts'
import { failureText } from '../../../i18n/failure-text.ts'
import { useCount } from '../../../i18n/figures.ts'
import { type Texts, useTexts } from '../../../i18n/texts.ts'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { namesMadeBy } from '../derived-names.ts'

/** A derivation with its place in the plan's list and what it does there. */
export type PlacedStep = {
  readonly at: number
  readonly derivation: Derivation
  readonly outcome: Result<'derivation.list'>[number] | undefined
}

type Props = {
  readonly dataset: string
  readonly steps: readonly PlacedStep[]
  readonly picked: number | null
  readonly onPick: (at: number) => void
}

/** The derivations of a dataset in their order, with what each does to the records or why it cannot. */
export const DerivationTable = ({ dataset, steps, picked, onPick }: Props) => {
  const t = useTexts()
  const count = useCount()
  return (
    <PlainTable
      caption={t('derivation.listOf', { dataset })}
      rows={steps}
      keyOf={({ at }) => at}
      columns={[
        {
          label: t('derivation.column.step'),
          value: ({ at, derivation }) => (
            <button type="button" className="side-item" aria-current={at === picked} onClick={() => onPick(at)}>
              {`${steps.findIndex((step) => step.at === at) + 1}. ${t(`validation.derivation.${derivation.step}`)}`}
            </button>
          ),
        },
        { label: t('derivation.column.makes'), value: ({ derivation }) => namesMadeBy(derivation).join(', ') },
        { label: t('derivation.column.of'), value: ({ derivation }) => <code>{madeOf(derivation)}</code> },
        {
          label: t('derivation.column.records'),
          value: ({ outcome }) => recordsText(outcome, count, t),
          isNumber: true,
        },
        {
          label: t('derivation.column.state'),
          value: ({ outcome }) => {
            if (!outcome) return ''
            return outcome.failure ? `✕ ${failureText(outcome.failure, t)}` : t('derivation.works')
          },
        },
      ]}
    />
  )
}

const recordsText = (outcome: PlacedStep['outcome'], count: (value: number) => string, t: Texts): string => {
  const records = outcome?.records
  if (!records) return ''
  const change =
    records.before === records.after ? count(records.after) : `${count(records.before)} → ${count(records.after)}`
  return records.unmatched === 0
    ? change
    : `${change} · ${t('derivation.unmatched', { records: count(records.unmatched) })}`
}

const madeOf = (derivation: Derivation): string => {
  switch (derivation.step) {
    case 'derive':
      return derivation.formula
    case 'band':
      return `${derivation.of}: ${derivation.list ?? (derivation.from ?? []).join('; ')}`
    case 'recode':
      return [derivation.of, derivation.list, derivation.crosswalk].filter((part) => part !== undefined).join(' · ')
    case 'combine':
      return derivation.of.join(' + ')
    case 'join':
    case 'aggregate':
      return derivation.from
    case 'exclude':
      return derivation.where
    case 'distinct':
      return derivation.key.join(', ')
  }
}
