import { useState } from 'react'
import type { People } from '../../../main/contract/people-commands.ts'
import { useMay } from '../../app/use-may.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { RecoveryDialog } from './recovery-dialog.tsx'

/** Whether the study can be recovered when its people forget their passphrases, and by whom. */
export const RecoveryCard = ({ recovery }: Pick<People, 'recovery'>) => {
  const t = useTexts()
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  return (
    <section className="card stack" aria-labelledby="people-recovery">
      <h2 id="people-recovery">{t('people.recovery')}</h2>
      <p>
        {recovery === null ? t('people.noRecovery') : t('people.recoverable', { holders: recovery.holders.join(', ') })}
      </p>
      <div className="row">
        <Button onPress={() => setOpen(true)} isDisabled={!may('people.makeRecovery')}>
          {t('people.recovery.make')}
        </Button>
      </div>
      {isOpen && <RecoveryDialog onClose={() => setOpen(false)} />}
    </section>
  )
}
