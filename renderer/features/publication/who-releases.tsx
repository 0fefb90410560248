import { commandAccess } from '../../../main/contract/access.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useAnswer } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'

/** For those who cannot release: who can, by role and name. */
export const WhoReleases = () => {
  const t = useTexts()
  const { study } = useWorkspace()
  const list = useAnswer('people.list', {})
  const to = study?.handedOverTo ?? null
  if (to !== null) return <p>{t('people.transfer.gone', { to })}</p>
  if (!list.data) return null
  const { roles } = commandAccess['release.make']
  const people = list.data.people.filter((person) => person.isActive && person.roles.some((one) => roles.includes(one)))
  const role = roles.map((one) => t(`role.${one}`)).join(', ')
  if (people.length === 0) return <p>{t('publication.nobodyReleases', { role })}</p>
  return <p>{t('publication.whoReleases', { role, people: people.map(({ name }) => name).join(', ') })}</p>
}
