import type { LinkSummary } from '../../../../main/contract/link-commands.ts'
import { decimal, percent } from '../../../../main/core/report/number-format.ts'
import { useCount, useFigure } from '../../../i18n/figures.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Facts } from '../../../ui/facts.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'

/** How far a linkage is, and what each level of agreement weighs in it. Counts and weights, never a value. */
export const LinkFacts = ({ link }: { readonly link: LinkSummary }) => {
  const t = useTexts()
  const count = useCount()
  const figure = useFigure()
  const { compared, leftOut, share, pairs, decided, fields } = link
  const levels = fields.flatMap(({ compare, first, levels: own }) =>
    [...own].reverse().map((level) => ({ ...level, field: `${t(`link.compare.${compare}`)} (${first.join(', ')})` })),
  )
  return (
    <>
      <Facts
        facts={[
          { term: t('links.fact.compared'), value: count(compared) },
          { term: t('links.fact.leftOut'), value: count(leftOut) },
          { term: t('links.fact.share'), value: figure(share, percent(2)) },
          { term: t('links.state.linked'), value: count(pairs.linked) },
          { term: t('links.state.review'), value: count(pairs.review) },
          { term: t('links.state.apart'), value: count(pairs.apart) },
          { term: t('links.fact.decided'), value: count(decided) },
        ]}
      />
      <details>
        <summary>{t('links.weights')}</summary>
        <p className="quiet">{t('links.weights.hint')}</p>
        <PlainTable
          caption={t('links.weights')}
          rows={levels}
          keyOf={({ field, level }) => `${field} ${level}`}
          columns={[
            { label: t('link.field'), value: ({ field }) => field },
            { label: t('link.level'), value: ({ level }) => t(`link.level.${level}`) },
            { label: t('link.m'), value: ({ m }) => figure(m, percent(2)), isNumber: true },
            { label: t('link.u'), value: ({ u }) => figure(u, percent(2)), isNumber: true },
            { label: t('link.weight'), value: ({ weight }) => figure(weight, decimal(1)), isNumber: true },
          ]}
        />
      </details>
    </>
  )
}
