import type { ReviewDesk } from '../../../main/contract/review-commands.ts'
import { useCount } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'
import { PlainTable } from '../../ui/plain-table.tsx'
import { useDigits } from './figure-digits.ts'
import type { At } from './use-cell-names.ts'

export type Pair = NonNullable<ReviewDesk['previous']>['figures'][number]

/** More are not drawn; those that differ come first. */
const mostShown = 300

type Props = {
  readonly caption: string
  /** Names of the two sides. */
  readonly here: string
  readonly there: string
  readonly pairs: readonly Pair[]
  readonly nameOf: (at: At) => string
}

/** Figures beside the same of another source, those that differ first, each with its outcome in words. */
export const PairTable = ({ caption, here, there, pairs, nameOf }: Props) => {
  const t = useTexts()
  const count = useCount()
  const digits = useDigits()
  const differing = pairs.filter(isDiffering).length
  const shown = [...pairs].sort((a, b) => order[a.outcome] - order[b.outcome]).slice(0, mostShown)
  const se = (side: string): string => t('validation.pair.se', { side })
  return (
    <div className="stack tight">
      <p role="status">
        {differing === 0
          ? t('review.noDifference', { figures: count(pairs.length) })
          : t('validation.pair.differing', { differing: count(differing), figures: count(pairs.length) })}
      </p>
      <PlainTable
        caption={caption}
        rows={shown}
        keyOf={({ at }) => JSON.stringify(at)}
        columns={[
          { label: t('validation.pair.cell'), value: ({ at }) => nameOf(at) },
          { label: here, value: ({ estimate }) => digits(estimate), isNumber: true },
          { label: there, value: ({ other }) => digits(other), isNumber: true },
          { label: se(here), value: (pair) => digits(pair.se), isNumber: true },
          { label: se(there), value: ({ otherSe }) => digits(otherSe), isNumber: true },
          {
            label: t('validation.pair.outcome'),
            value: (pair) => `${isDiffering(pair) ? '⚠ ' : ''}${t(`review.outcome.${pair.outcome}`)}`,
          },
        ]}
      />
      {shown.length < pairs.length && (
        <p className="small quiet">{t('quality.shown', { shown: count(shown.length), total: count(pairs.length) })}</p>
      )}
    </div>
  )
}

const isDiffering = ({ outcome }: Pair): boolean => outcome !== 'equal' && outcome !== 'within'

const order: Readonly<Record<Pair['outcome'], number>> = { differs: 0, onlyHere: 1, onlyThere: 2, within: 3, equal: 4 }
