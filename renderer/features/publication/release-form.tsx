import { useState } from 'react'
import { Waiting } from '../../app/job-progress.tsx'
import { useOutput } from '../../app/use-output.ts'
import { useAction } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { TextBox } from '../../ui/text-box.tsx'
import { MadeRelease } from './made-release.tsx'

/** The making of the package, where there is something to release, and what came of it. */
export const ReleaseForm = ({ isPossible }: { readonly isPossible: boolean }) => {
  const t = useTexts()
  const make = useAction('release.make')
  const [note, setNote] = useState('')
  const { folder, choose } = useOutput('publication.make.dialog', 'publication.make.here')
  const release = async (): Promise<void> => {
    const chosen = await choose()
    if (chosen) make.mutate({ folder: chosen.token, note: note.trim() }, { onSuccess: () => setNote('') })
  }
  return (
    <>
      {isPossible && (
        <>
          <TextBox label={t('publication.note')} rows={2} value={note} onChange={setNote} />
          <div className="row">
            <Button look="primary" icon="publication" onPress={() => void release()} isDisabled={make.isPending}>
              {t('publication.make')}
            </Button>
          </div>
        </>
      )}
      {make.isPending && <Waiting text={t('publication.making')} />}
      <FailureNotice failure={make.error} />
      {make.data && folder && <MadeRelease made={make.data} folder={folder} />}
    </>
  )
}
