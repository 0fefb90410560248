import type { PersonInfo } from '../../../main/contract/people-commands.ts'
import { useMay } from '../../app/use-may.ts'
import { useMoment } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'

type Act = (person: PersonInfo) => void
type Props = {
  readonly people: readonly PersonInfo[]
  readonly onRoles: Act
  readonly onRevoke: Act
  readonly onShare: Act
}

/** Who has a key to the study, or had one. */
export const PersonTable = ({ people, onRoles, onRevoke, onShare }: Props) => {
  const t = useTexts()
  const moment = useMoment()
  const may = useMay()
  const actions = [
    { name: 'roles', label: 'people.changeRoles', command: 'people.setRoles', act: onRoles, isFor: () => true },
    { name: 'revoke', label: 'people.revoke', command: 'people.revoke', act: onRevoke, isFor: isAnother },
    { name: 'share', label: 'people.share', command: 'people.shareIdentifiersKey', act: onShare, isFor: waitsForKey },
  ] as const
  return (
    <PlainTable
      caption={t('people.list')}
      rows={people}
      keyOf={({ id }) => id}
      columns={[
        { label: t('people.name'), value: ({ name, isYou }) => (isYou ? t('people.you', { name }) : name) },
        { label: t('people.roles'), value: ({ roles }) => roles.map((role) => t(`role.${role}`)).join(', ') },
        { label: t('people.since'), value: ({ addedAt }) => moment(addedAt) },
        {
          label: t('people.ownPassphrase'),
          value: ({ hasOwnPassphrase }) => t(hasOwnPassphrase ? 'report.word.yes' : 'people.ownPassphrase.no'),
        },
        {
          label: t('people.identifiersKey'),
          value: (person) =>
            t(
              person.holdsIdentifiersKey
                ? 'report.word.yes'
                : waitsForKey(person)
                  ? 'people.identifiersKey.waits'
                  : 'report.word.no',
            ),
        },
        {
          label: t('people.access'),
          value: (person) =>
            person.isActive ? (
              <span className="row">
                {actions
                  .filter(({ isFor }) => isFor(person))
                  .map(({ name, label, command, act }) => (
                    <Button
                      key={name}
                      size="small"
                      aria-label={t(`people.${name}.of`, { name: person.name })}
                      isDisabled={!may(command)}
                      onPress={() => act(person)}
                    >
                      {t(label)}
                    </Button>
                  ))}
              </span>
            ) : (
              t('people.revoked', { at: person.revokedAt === null ? '' : moment(person.revokedAt) })
            ),
        },
      ]}
    />
  )
}

const isAnother = ({ isYou }: PersonInfo): boolean => !isYou

const waitsForKey = ({ isActive, roles, holdsIdentifiersKey }: PersonInfo): boolean =>
  isActive && roles.includes('custodian') && !holdsIdentifiersKey
