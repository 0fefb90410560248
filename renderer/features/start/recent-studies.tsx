import { useQuery } from '@tanstack/react-query'
import type { Choice } from '../../../main/contract/shell-api.ts'
import { desktop } from '../../app/shell.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'

/** The studies opened last on this computer. */
export const RecentStudies = ({ onOpen }: { readonly onOpen: (study: Choice) => void }) => {
  const t = useTexts()
  const recent = useQuery({ queryKey: ['recentStudies'], queryFn: () => desktop.recentStudies(), gcTime: 0 })
  const studies = recent.data ?? []
  return (
    <section aria-labelledby="start-recent">
      <h2 id="start-recent">{t('start.recent')}</h2>
      {studies.length === 0 ? (
        <p className="quiet">{t('start.recent.none')}</p>
      ) : (
        <ul className="start-recent">
          {studies.map((study) => (
            <li key={study.token}>
              <Button look="bare" icon="study" onPress={() => onOpen(study)}>
                {study.name}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
