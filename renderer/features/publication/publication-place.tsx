import { useState } from 'react'
import { CommandButton } from '../../commands/command-button.tsx'
import { useTexts } from '../../i18n/texts.ts'
import { Segments } from '../../ui/segments.tsx'
import { MicrodataFiles } from './microdata-files.tsx'
import { MicrodataRisk } from './microdata-risk.tsx'
import { ProtectionTrial } from './protection-trial.tsx'
import { ReleaseList } from './release-list.tsx'
import { ReleaseMaker } from './release-maker.tsx'

const views = ['release', 'protection', 'risk', 'microdata'] as const

/** The only door for results: what goes out, what went out, and what protection would hide. */
export const PublicationPlace = () => {
  const t = useTexts()
  const [view, setView] = useState<(typeof views)[number]>('release')
  return (
    <div className="page stack">
      <div className="row">
        <h1>{t('place.publication')}</h1>
        <Segments
          label={t('publication.view')}
          options={views.map((value) => ({ value, label: t(`publication.view.${value}`) }))}
          value={view}
          onChange={setView}
        />
        <span className="push" />
        <CommandButton id="release.verify" icon="check" />
      </div>
      {view === 'release' && (
        <>
          <ReleaseMaker />
          <ReleaseList />
        </>
      )}
      {view === 'protection' && <ProtectionTrial />}
      {view === 'risk' && <MicrodataRisk />}
      {view === 'microdata' && <MicrodataFiles />}
    </div>
  )
}
