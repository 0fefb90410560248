import { useState } from 'react'
import { useMay } from '../../app/use-may.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { HandOverDialog } from './hand-over-dialog.tsx'
import { TakeOverDialog } from './take-over-dialog.tsx'

/** The way of the study to another machine and back: one copy of it is written at a time. */
export const TransferCard = () => {
  const t = useTexts()
  const may = useMay()
  const { study } = useWorkspace()
  const [open, setOpen] = useState<'handOver' | 'takeOver' | null>(null)
  const to = study?.handedOverTo ?? null
  const close = (): void => setOpen(null)
  return (
    <section className="card stack" aria-labelledby="people-transfer">
      <h2 id="people-transfer">{t('people.transfer')}</h2>
      {to === null ? (
        <p className="quiet">{t('people.transfer.explain')}</p>
      ) : (
        <Notice tone="warn">{t('people.transfer.gone', { to })}</Notice>
      )}
      <div className="row">
        <Button onPress={() => setOpen('handOver')} isDisabled={to !== null || !may('study.handOver')}>
          {t('people.handOver')}
        </Button>
        <Button onPress={() => setOpen('takeOver')} isDisabled={to === null || !may('study.takeOver')}>
          {t('people.takeOver')}
        </Button>
      </div>
      {open === 'handOver' && <HandOverDialog onClose={close} />}
      {open === 'takeOver' && <TakeOverDialog onClose={close} />}
    </section>
  )
}
