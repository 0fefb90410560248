import type { VariableDerivation } from '../../../../main/contract/derivation.ts'
import { useContentProtection } from '../../../app/content-protection.ts'
import { useAnswer } from '../../../engine-client/engine.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { useRested } from '../../../ui/use-rested.ts'
import { Answers } from '../codebook/variable-distribution.tsx'

type Props = { readonly derivation: VariableDerivation; readonly at: number | null }

/** What is tried while it is typed is asked for when the typing rests. */
const restMs = 350

/** What a derivation makes of the data, before it is kept: what is wrong with it, or its answers and first records. */
export const DerivationPreview = ({ derivation, at }: Props) => {
  const t = useTexts()
  const json = useRested(JSON.stringify(derivation), restMs)
  const tried = useAnswer('derivation.try', { derivation: JSON.parse(json), at }, { keep: 'previous' })
  useContentProtection()
  const { first, distribution } = tried.data ?? {}
  return (
    <section className="stack derivation-preview" aria-label={t('derivation.preview')} aria-busy={tried.isFetching}>
      <h3>{t('derivation.preview')}</h3>
      <FailureNotice failure={tried.error} />
      {distribution && first && (
        <>
          <Answers distribution={distribution} />
          <h4>{t('derivation.preview.first')}</h4>
          <PlainTable
            caption={t('derivation.preview.first')}
            rows={(first[0]?.values ?? []).map((_, row) => row)}
            keyOf={(row) => row}
            columns={[
              { label: t('data.column.row'), value: (row) => row + 1, isNumber: true },
              ...first.map(({ variable, values, missing }) => ({
                label: variable,
                value: (row: number) => (missing[row] ? t(`missing.${missing[row]}`) : values[row]),
              })),
            ]}
          />
        </>
      )}
    </section>
  )
}
