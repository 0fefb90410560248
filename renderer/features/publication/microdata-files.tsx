import { useState } from 'react'
import { inLanguage } from '../../../main/contract/text.ts'
import { useMay } from '../../app/use-may.ts'
import { useAction, useAnswer } from '../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Select } from '../../ui/select.tsx'
import { AssessedMicrodata } from './assessed-microdata.tsx'
import { RecipeForm } from './recipe-form.tsx'

/** The files of records that the plan describes, their recipes and what these do; nothing leaves. */
export const MicrodataFiles = () => {
  const t = useTexts()
  const language = useLanguage()
  const may = useMay()
  const { data } = useAnswer('plan.describe', {})
  const remove = useAction('plan.edit')
  const plan = data?.plan ?? null
  const files = plan?.microdata ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const [writing, setWriting] = useState<'new' | 'kept' | null>(null)
  const file = files.find(({ id }) => id === chosen) ?? files[0] ?? null
  const mayWrite = plan !== null && plan.designs.length > 0 && may('plan.edit')
  return (
    <section className="card stack" aria-label={t('publication.view.microdata')}>
      <p className="quiet">{t('publication.microdata.explain')}</p>
      {plan && writing ? (
        <RecipeForm
          plan={plan}
          kept={writing === 'kept' ? file : null}
          onKept={(id) => {
            setChosen(id)
            setWriting(null)
          }}
          onCancel={() => setWriting(null)}
        />
      ) : (
        <>
          {data && file === null && <p>{t('publication.microdata.none')}</p>}
          {file && (
            <Select
              label={t('publication.microdata.file')}
              value={file.id}
              options={files.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) || id }))}
              onChange={setChosen}
            />
          )}
          <div className="row">
            <Button onPress={() => setWriting('new')} isDisabled={!mayWrite}>
              {t('recipe.new')}
            </Button>
            {file && (
              <>
                <Button onPress={() => setWriting('kept')} isDisabled={!mayWrite}>
                  {t('recipe.edit')}
                </Button>
                <Button
                  onPress={() => remove.mutate({ edits: [{ edit: 'remove', part: 'microdata', id: file.id }] })}
                  isDisabled={!mayWrite || remove.isPending}
                >
                  {t('recipe.remove')}
                </Button>
              </>
            )}
          </div>
          <FailureNotice failure={remove.error} />
          {file && <AssessedMicrodata key={JSON.stringify(file)} id={file.id} />}
        </>
      )}
    </section>
  )
}
