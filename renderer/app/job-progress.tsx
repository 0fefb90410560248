import { useEffect, useState } from 'react'
import { ProgressBar } from 'react-aria-components'
import { useEngine } from '../engine-client/engine.ts'
import { type Job, useJobs } from '../engine-client/jobs.ts'
import { useTexts } from '../i18n/texts.ts'
import { Button } from '../ui/button.tsx'

/** Work that takes less than this is not spoken of. */
const patienceMs = 400

/** How far a job is, and the button that stops it. */
export const JobProgress = ({ job: { progress, cancel } }: { readonly job: Job }) => {
  const t = useTexts()
  const label = progress ? t(`phase.${progress.phase}`) : t('status.working')
  const share = progress && progress.total > 0 ? progress.done / progress.total : null
  return (
    <div className="job">
      <ProgressBar
        className="job-progress"
        aria-label={label}
        isIndeterminate={share === null}
        value={(share ?? 0) * 100}
      >
        {({ percentage }) => (
          <>
            <span>{label}</span>
            <div className={share === null ? 'bar indeterminate' : 'bar'}>
              <div style={{ width: `${percentage ?? 100}%` }} />
            </div>
            <span className="number">{share === null ? '' : `${Math.floor(share * 100)} %`}</span>
          </>
        )}
      </ProgressBar>
      <Button look="bare" size="small" onPress={cancel}>
        {t('action.cancel')}
      </Button>
    </div>
  )
}

/** A word on what is being waited for, and how far the engine is. */
export const Waiting = ({ text }: { readonly text: string }) => {
  const job = useJobs(useEngine().jobs).at(-1)
  return (
    <div role="status" className="stack">
      <p>{text}…</p>
      {job && <JobProgress job={job} />}
    </div>
  )
}

/** The job once it has lasted long enough to be worth a word. */
export const useLasting = (job: Job | undefined): Job | undefined => {
  const [shown, setShown] = useState<number | null>(null)
  const id = job?.id
  useEffect(() => {
    if (id === undefined) return undefined
    const timer = setTimeout(() => setShown(id), patienceMs)
    return () => clearTimeout(timer)
  }, [id])
  return job && shown === job.id ? job : undefined
}
