import type { LinkCandidate, LinkSummary } from '../../../../main/contract/link-commands.ts'
import { percent } from '../../../../main/core/report/number-format.ts'
import { useFigure } from '../../../i18n/figures.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Inspector } from '../../../ui/inspector.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'

type Props = { readonly link: LinkSummary; readonly candidate: LinkCandidate }

/** A pair, field by field: what stands here, what there, and how far they agree. */
export const PairCard = ({ link, candidate }: Props) => {
  const t = useTexts()
  const figure = useFigure()
  const { pair, probability, fields } = candidate
  return (
    <Inspector title={t('link.pair', { pair, probability: figure(probability, percent(1)) })} isWide>
      <PlainTable
        caption={t('links.column.pair')}
        rows={fields.map((field, place) => ({ ...field, place }))}
        keyOf={({ place }) => place}
        columns={[
          { label: t('link.field'), value: ({ compare }) => t(`link.compare.${compare}`) },
          { label: link.first.dataset, value: ({ first }) => first },
          { label: link.second.dataset, value: ({ second }) => second },
          { label: t('link.level'), value: ({ level }) => t(`link.level.${level ?? 'blank'}`) },
        ]}
      />
    </Inspector>
  )
}
