import type { Variable } from '../../../../main/contract/codebook.ts'
import type { DistributionResult } from '../../../../main/contract/codebook-commands.ts'
import { inLanguage } from '../../../../main/contract/text.ts'
import { decimal, integer, percent } from '../../../../main/core/report/number-format.ts'
import { useAnswer } from '../../../engine-client/engine.ts'
import { useFigure } from '../../../i18n/figures.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Bars } from '../../../ui/bars.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'

type Props = { readonly dataset: string; readonly variable: Variable }

/** How often the answers of a variable occur: records, unweighted, for the eyes of those who work with them. */
export const VariableDistribution = ({ dataset, variable }: Props) => {
  const t = useTexts()
  const distribution = useAnswer('data.distribution', { dataset, variable: variable.name })
  return (
    <section aria-label={t('distribution.title')}>
      <h3>{t('distribution.title')}</h3>
      <p className="quiet small">{t('distribution.explain')}</p>
      <FailureNotice failure={distribution.error} />
      {distribution.data && <Answers distribution={distribution.data} />}
    </section>
  )
}

/** How answers spread: categories as bars, numbers in classes, and what is missing. */
export const Answers = ({ distribution }: { readonly distribution: DistributionResult }) => {
  const t = useTexts()
  const language = useLanguage()
  const figure = useFigure()
  const { records, answered, missing, categories, numbers } = distribution
  const number = (value: number): string => figure(value, Number.isInteger(value) ? integer : decimal(2))
  return (
    <>
      {categories.length > 0 && (
        <Bars
          label={t('distribution.title')}
          bars={categories.map((category) => ({
            label: inLanguage(category.label, language) || category.code,
            value: category.records,
            text: `${figure(category.records, integer)} · ${figure(answered > 0 ? category.records / answered : null, percent(1))}`,
          }))}
        />
      )}
      {numbers && (
        <>
          <Bars
            label={t('distribution.title')}
            bars={numbers.counts.map((count, place) => ({
              label: classOf(numbers.edges[place] ?? 0, numbers.edges[place + 1] ?? 0, number),
              value: count,
              text: figure(count, integer),
            }))}
          />
          <Facts
            facts={[
              { term: t('distribution.least'), value: number(numbers.least) },
              { term: t('distribution.median'), value: number(numbers.median) },
              { term: t('distribution.mean'), value: figure(numbers.mean, decimal(2)) },
              { term: t('distribution.most'), value: number(numbers.most) },
            ]}
          />
        </>
      )}
      <Facts
        facts={[
          { term: t('distribution.answered'), value: figure(answered, integer) },
          ...missing.map((one) => ({
            term: t(`missing.${one.reason}`),
            value: `${figure(one.records, integer)} · ${figure(one.records / records, percent(1))}`,
          })),
        ]}
      />
    </>
  )
}

/** A class of whole numbers is the number itself. */
const classOf = (from: number, to: number, format: (value: number) => string): string =>
  to - from === 1 && from % 1 === 0.5 ? format(from + 0.5) : `${format(from)} – ${format(to)}`
