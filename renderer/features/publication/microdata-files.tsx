import { useState } from 'react'
import { inLanguage } from '../../../main/contract/text.ts'
import { useAnswer } from '../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Select } from '../../ui/select.tsx'
import { AssessedMicrodata } from './assessed-microdata.tsx'

/** The files of records that the plan describes, and what their recipes do; nothing leaves. */
export const MicrodataFiles = () => {
  const t = useTexts()
  const language = useLanguage()
  const { data } = useAnswer('plan.describe', {})
  const files = data?.plan?.microdata ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const id = files.find((file) => file.id === chosen)?.id ?? files[0]?.id
  return (
    <section className="card stack" aria-label={t('publication.view.microdata')}>
      <p className="quiet">{t('publication.microdata.explain')}</p>
      {data && files.length === 0 && <p>{t('failure.microdata.none')}</p>}
      {id !== undefined && (
        <>
          <Select
            label={t('publication.microdata.file')}
            value={id}
            options={files.map((file) => ({ value: file.id, label: inLanguage(file.title, language) || file.id }))}
            onChange={setChosen}
          />
          <AssessedMicrodata key={id} id={id} />
        </>
      )}
    </section>
  )
}
