import type { RecordDerivation } from '../../../../main/contract/derivation.ts'
import { useAnswer } from '../../../engine-client/engine.ts'
import { useCount } from '../../../i18n/figures.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Facts } from '../../../ui/facts.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { useRested } from '../../../ui/use-rested.ts'

type Props = { readonly derivation: RecordDerivation; readonly at: number | null }

/** What is tried while it is typed is asked for when the typing rests. */
const restMs = 350

/** What a step would do to the records of the dataset, before it is kept. */
export const RecordPreview = ({ derivation, at }: Props) => {
  const t = useTexts()
  const count = useCount()
  const json = useRested(JSON.stringify(derivation), restMs)
  const tried = useAnswer('derivation.tryRecords', { derivation: JSON.parse(json), at }, { keep: 'previous' })
  const records = tried.data
  return (
    <section className="stack" aria-label={t('derivation.preview')} aria-busy={tried.isFetching}>
      <h3>{t('derivation.preview')}</h3>
      <FailureNotice failure={tried.error} />
      {records && !tried.error && (
        <Facts
          facts={[
            { term: t('derivation.records.before'), value: count(records.before) },
            { term: t('derivation.records.after'), value: count(records.after) },
            { term: t('derivation.records.out'), value: count(records.before - records.after) },
            { term: t('derivation.records.unmatched'), value: count(records.unmatched) },
          ]}
        />
      )}
    </section>
  )
}
