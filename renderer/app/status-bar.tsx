import { useEngine } from '../engine-client/engine.ts'
import { useJobs } from '../engine-client/jobs.ts'
import { useTexts } from '../i18n/texts.ts'
import { JobProgress, useLasting } from './job-progress.tsx'

/** What the engine is doing, how far it is, and the way to stop it. */
export const StatusBar = () => {
  const t = useTexts()
  const job = useLasting(useJobs(useEngine().jobs).at(-1))
  return (
    <footer className="status-bar">
      {job ? <JobProgress job={job} /> : <span className="quiet">{t('status.idle')}</span>}
    </footer>
  )
}
