import { useState } from 'react'
import type { Language } from '../../../main/contract/text.ts'
import { Waiting } from '../../app/job-progress.tsx'
import { useMay } from '../../app/use-may.ts'
import { useOutput } from '../../app/use-output.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { useCommand } from '../../commands/registry.ts'
import { useAction, useAnswer } from '../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Empty } from '../../ui/empty.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Segments } from '../../ui/segments.tsx'
import { ReportEditor } from './report-editor.tsx'
import { ReportPreview } from './report-preview.tsx'
import { ScriptsDialog } from './scripts-dialog.tsx'
import { WrittenReport } from './written-report.tsx'

/** The report as it will be written, and the writing of it. */
export const ReportPlace = () => {
  const t = useTexts()
  const [language, setLanguage] = useState<Language>(useLanguage())
  const plan = useAnswer('plan.describe', {}).data?.plan
  const [view, setView] = useState<'write' | 'preview'>('preview')
  const canWrite = useMay()('plan.edit')
  const write = useAction('report.write')
  const { folder, choose } = useOutput('report.write.dialog', 'report.write.button')

  const writeReport = async (): Promise<void> => {
    const chosen = await choose()
    if (chosen) write.mutate({ folder: chosen.token, languages: ['es', 'en'] })
  }
  useCommand('report.write', () => void writeReport(), Boolean(plan) && !write.isPending)

  const [isScripting, setScripting] = useState(false)
  useCommand('report.scripts', () => setScripting(true), Boolean(plan))

  if (plan === undefined) return null
  if (plan === null) {
    return (
      <Empty text={t('report.noPlan')}>
        <CommandButton id="study.loadPlan" look="primary" icon="folder" />
      </Empty>
    )
  }
  return (
    <section className="main-pane report">
      <div className="row">
        <h1>{t('report.title')}</h1>
        <Segments
          label={t('report.preview.language')}
          options={[
            { value: 'es', label: 'Español' },
            { value: 'en', label: 'English' },
          ]}
          value={language}
          onChange={setLanguage}
        />
        {canWrite && (
          <Segments
            label={t('report.view')}
            options={[
              { value: 'preview', label: t('report.view.preview') },
              { value: 'write', label: t('report.view.write') },
            ]}
            value={view}
            onChange={setView}
          />
        )}
        <CommandButton id="report.scripts" look="bare" />
        <CommandButton id="report.write" look="primary" icon="report" />
      </div>
      <p className="quiet">{t('report.explain')}</p>
      {write.isPending && <Waiting text={t('report.write.writing')} />}
      {write.data && folder && <WrittenReport folder={folder} files={write.data.files} />}
      <FailureNotice failure={write.error} />
      {isScripting && <ScriptsDialog onClose={() => setScripting(false)} />}
      {view === 'write' && <ReportEditor plan={plan} language={language} />}
      {view === 'preview' && !write.isPending && <ReportPreview language={language} />}
    </section>
  )
}
