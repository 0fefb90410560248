import { useState } from 'react'
import type { ReviewItem } from '../../../main/contract/review.ts'
import { Waiting } from '../../app/job-progress.tsx'
import { useMay } from '../../app/use-may.ts'
import { useAction } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { PairTable } from './pair-table.tsx'
import { ToleranceFields, toleranceOf } from './tolerance-fields.tsx'
import type { At } from './use-cell-names.ts'

type Props = { readonly item: ReviewItem; readonly nameOf: (at: At) => string }

/** The figures beside the same computed by another way, which shares no formula for variances with the first. */
export const AgainstRecomputation = ({ item, nameOf }: Props) => {
  const t = useTexts()
  const may = useMay()
  const recompute = useAction('review.recompute')
  const [tolerance, setTolerance] = useState({ percent: 10, absolute: 0 })
  return (
    <>
      <p className="quiet">{t('validation.recompute.explain')}</p>
      <div className="row end-fields">
        <ToleranceFields value={tolerance} onChange={setTolerance} />
        <Button
          icon="run"
          onPress={() => recompute.mutate({ item, tolerance: toleranceOf(tolerance) })}
          isDisabled={!may('review.recompute') || recompute.isPending || item.kind !== 'table'}
        >
          {t('validation.recompute.run')}
        </Button>
      </div>
      {recompute.isPending && <Waiting text={t('validation.recompute.running')} />}
      <FailureNotice failure={recompute.error} />
      {recompute.data && (
        <PairTable
          caption={t('validation.against.recomputation')}
          here={t('validation.side.here')}
          there={t(`review.way.${recompute.data.way}`)}
          pairs={recompute.data.figures}
          nameOf={nameOf}
        />
      )}
    </>
  )
}
