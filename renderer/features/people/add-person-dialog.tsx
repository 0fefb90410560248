import { type FormEvent, useState } from 'react'
import type { Role } from '../../../main/contract/roles.ts'
import { useAction } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Field } from '../../ui/field.tsx'
import { Modal } from '../../ui/modal.tsx'
import { isChosen, NewPassphrase, notChosen } from '../start/new-passphrase.tsx'
import { RoleBoxes } from './role-boxes.tsx'

/** Gives one more person a key, locked with a first passphrase that they change. */
export const AddPersonDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useTexts()
  const add = useAction('people.add')
  const [name, setName] = useState('')
  const [roles, setRoles] = useState<readonly Role[]>(['analyst'])
  const [chosen, setChosen] = useState(notChosen)
  const isComplete = name.trim() !== '' && roles.length > 0 && isChosen(chosen)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isComplete) return
    add.mutate({ name: name.trim(), roles: [...roles], passphrase: chosen.passphrase }, { onSuccess: onClose })
  }
  return (
    <Modal title={t('people.add.title')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <Field label={t('people.name')} value={name} onChange={setName} autoFocus />
        <RoleBoxes value={roles} onChange={setRoles} />
        <NewPassphrase label={t('people.firstPassphrase')} value={chosen} onChange={setChosen} />
        <p className="quiet small">{t('people.firstPassphrase.explain')}</p>
        <FailureNotice failure={add.error} />
        <div className="actions">
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" isDisabled={!isComplete || add.isPending}>
            {t('people.add.confirm')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
