import { type FormEvent, useState } from 'react'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Modal } from '../../ui/modal.tsx'
import { Segments } from '../../ui/segments.tsx'
import { blank, KindList } from './kind-list.tsx'

/** With what a new study begins: a kind of study (null: none), empty or with its sample. */
export type Beginning = { readonly kind: string | null; readonly with: 'nothing' | 'sample' }

type Props = {
  /** What was picked before, for one who comes back to it. */
  readonly picked: Beginning
  readonly onClose: () => void
  readonly onPick: (beginning: Beginning) => void
}

/** The first step of a new study: its kind, and whether it begins empty or with the sample of the kind. */
export const KindStep = ({ picked, onClose, onPick }: Props) => {
  const t = useTexts()
  const [kind, setKind] = useState(picked.kind ?? blank)
  const [start, setStart] = useState(picked.with)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onPick(kind === blank ? { kind: null, with: 'nothing' } : { kind, with: start })
  }
  return (
    <Modal title={t('newStudy.title')} onClose={onClose} width="wide">
      <form className="stack" onSubmit={submit}>
        <KindList value={kind} onChange={setKind} withBlank />
        {kind !== blank && (
          <>
            <div className="row">
              <Segments
                label={t('kind.begin')}
                value={start}
                onChange={setStart}
                options={[
                  { value: 'nothing', label: t('kind.begin.nothing') },
                  { value: 'sample', label: t('kind.begin.sample') },
                ]}
              />
            </div>
            <p className="quiet small">{t(`kind.begin.${start}.hint`)}</p>
          </>
        )}
        <div className="actions">
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary">
            {t('action.continue')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
