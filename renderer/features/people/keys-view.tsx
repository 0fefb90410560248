import { useState } from 'react'
import type { PersonInfo } from '../../../main/contract/people-commands.ts'
import { useMay } from '../../app/use-may.ts'
import { useAction, useAnswer } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import { AddPersonDialog } from './add-person-dialog.tsx'
import { HeadCard } from './head-card.tsx'
import { PassphraseDialog } from './passphrase-dialog.tsx'
import { PersonTable } from './person-table.tsx'
import { RecoveryCard } from './recovery-card.tsx'
import { RevokeDialog } from './revoke-dialog.tsx'
import { RolesDialog } from './roles-dialog.tsx'
import { TransferCard } from './transfer-card.tsx'

type Open =
  | { readonly kind: 'add' | 'passphrase' }
  | { readonly kind: 'roles' | 'revoke'; readonly person: PersonInfo }
  | null

/** The people of the study with their keys and roles, and what can be done about them. */
export const KeysView = () => {
  const t = useTexts()
  const may = useMay()
  const list = useAnswer('people.list', {})
  const share = useAction('people.shareIdentifiersKey')
  const [open, setOpen] = useState<Open>(null)
  const close = (): void => setOpen(null)
  return (
    <>
      <Notice tone="plain">{t('people.whatKeysDo')}</Notice>
      <section className="card stack" aria-label={t('people.list')}>
        <div className="row">
          <Button look="primary" icon="plus" onPress={() => setOpen({ kind: 'add' })} isDisabled={!may('people.add')}>
            {t('people.add')}
          </Button>
          <Button
            icon="lock"
            onPress={() => setOpen({ kind: 'passphrase' })}
            isDisabled={!may('people.changePassphrase')}
          >
            {t('people.passphrase')}
          </Button>
        </div>
        <FailureNotice failure={list.error ?? share.error} />
        <PersonTable
          people={list.data?.people ?? []}
          onRoles={(person) => setOpen({ kind: 'roles', person })}
          onRevoke={(person) => setOpen({ kind: 'revoke', person })}
          onShare={({ id }) => share.mutate({ person: id })}
        />
      </section>
      <div className="study-columns">
        <RecoveryCard recovery={list.data?.recovery ?? null} />
        <HeadCard />
      </div>
      <TransferCard />
      {open?.kind === 'add' && <AddPersonDialog onClose={close} />}
      {open?.kind === 'passphrase' && <PassphraseDialog onClose={close} />}
      {open?.kind === 'roles' && <RolesDialog person={open.person} onClose={close} />}
      {open?.kind === 'revoke' && <RevokeDialog person={open.person} onClose={close} />}
    </>
  )
}
