import { useEffect, useState } from 'react'
import type { Language } from '../../../main/contract/text.ts'
import { Waiting } from '../../app/job-progress.tsx'
import { desktop } from '../../app/shell.ts'
import { useAnswer } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'

/** The report as it would be written. Who looks away from it stops its making. */
export const ReportPreview = ({ language }: { readonly language: Language }) => {
  const t = useTexts()
  const preview = useAnswer('report.preview', { language })
  const address = useStaged(preview.data?.html)
  return (
    <>
      <FailureNotice failure={preview.error} />
      {preview.isPending && <Waiting text={t('report.preview.making')} />}
      {address !== null && (
        <iframe className="report-frame" sandbox="" src={address} title={t('report.preview')} lang={language} />
      )}
    </>
  )
}

/** The address at which a document is shown, once the desktop has it. */
const useStaged = (html: string | undefined): string | null => {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    let isGone = false
    setAddress(null)
    if (html !== undefined) {
      void desktop.stageDocument(html).then((staged) => {
        if (!isGone) setAddress(staged)
      })
    }
    return () => {
      isGone = true
    }
  }, [html])
  return address
}
