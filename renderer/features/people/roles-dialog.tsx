import { type FormEvent, useState } from 'react'
import type { PersonInfo } from '../../../main/contract/people-commands.ts'
import { useAction } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Modal } from '../../ui/modal.tsx'
import { RoleBoxes } from './role-boxes.tsx'

type Props = { readonly person: PersonInfo; readonly onClose: () => void }

/** Changes what a person may do. */
export const RolesDialog = ({ person, onClose }: Props) => {
  const t = useTexts()
  const set = useAction('people.setRoles')
  const [roles, setRoles] = useState(person.roles)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (roles.length > 0) set.mutate({ person: person.id, roles: [...roles] }, { onSuccess: onClose })
  }
  return (
    <Modal title={t('people.roles.of', { name: person.name })} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <RoleBoxes value={roles} onChange={(next) => setRoles([...next])} />
        <FailureNotice failure={set.error} />
        <div className="actions">
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" isDisabled={roles.length === 0 || set.isPending}>
            {t('people.roles.confirm')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
