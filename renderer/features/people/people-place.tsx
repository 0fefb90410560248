import { useState } from 'react'
import { useTexts } from '../../i18n/texts.ts'
import { Segments } from '../../ui/segments.tsx'
import { CareView } from './care-view.tsx'
import { IncidentView } from './incident-view.tsx'
import { KeysView } from './keys-view.tsx'

const views = ['keys', 'care', 'incident'] as const

/** Who has a key, what the data are held for and how long, and the account of what was done with them. */
export const PeoplePlace = () => {
  const t = useTexts()
  const [view, setView] = useState<(typeof views)[number]>('keys')
  return (
    <div className="page stack">
      <div className="row not-on-paper">
        <h1>{t('place.people')}</h1>
        <Segments
          label={t('people.view')}
          options={views.map((value) => ({ value, label: t(`people.view.${value}`) }))}
          value={view}
          onChange={setView}
        />
      </div>
      {view === 'keys' && <KeysView />}
      {view === 'care' && <CareView />}
      {view === 'incident' && <IncidentView />}
    </div>
  )
}
