import { useState } from 'react'
import type { ReviewDesk } from '../../../main/contract/review-commands.ts'
import { desktop } from '../../app/shell.ts'
import { useMay } from '../../app/use-may.ts'
import { useAction } from '../../engine-client/engine.ts'
import { useMoment } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { PairTable } from './pair-table.tsx'
import { ToleranceFields, toleranceOf } from './tolerance-fields.tsx'
import type { At } from './use-cell-names.ts'

type Props = { readonly desk: ReviewDesk; readonly nameOf: (at: At) => string }

/** The figures beside a table of another program, which the study keeps and holds against every later version too. */
export const AgainstBenchmark = ({ desk: { info, benchmark }, nameOf }: Props) => {
  const t = useTexts()
  const moment = useMoment()
  const may = useMay()
  const keep = useAction('review.benchmark')
  const [tolerance, setTolerance] = useState({ percent: 0.000001, absolute: 0 })
  const choose = async (): Promise<void> => {
    const words = {
      title: t('validation.benchmark.dialog'),
      button: t('validation.benchmark.button'),
      files: t('import.dialog.files'),
    }
    const file = await desktop.choose('data', words)
    if (file) keep.mutate({ item: info.item, file: file.token, tolerance: toleranceOf(tolerance) })
  }
  return (
    <>
      <p className="quiet">{t('validation.benchmark.explain')}</p>
      <div className="row end-fields">
        <ToleranceFields value={tolerance} onChange={setTolerance} />
        <Button
          icon="folder"
          onPress={() => void choose()}
          isDisabled={!may('review.benchmark') || keep.isPending || info.item.kind === 'report'}
        >
          {t('validation.benchmark.choose')}
        </Button>
      </div>
      <FailureNotice failure={keep.error} />
      {benchmark && (
        <>
          <p>
            {t('validation.benchmark.kept', {
              file: benchmark.file,
              person: benchmark.person,
              at: moment(benchmark.at),
            })}
          </p>
          <PairTable
            caption={t('validation.against.benchmark')}
            here={t('validation.side.here')}
            there={benchmark.file}
            pairs={benchmark.figures}
            nameOf={nameOf}
          />
        </>
      )}
    </>
  )
}
