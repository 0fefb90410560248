import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../i18n/texts.ts'
import { CloseActions } from '../ui/close-actions.tsx'
import { Modal } from '../ui/modal.tsx'

/** What others made that is part of the program, each with its licence. */
export const LicencesDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useTexts()
  // Long texts that few will read: loaded by who does.
  const licences = useQuery({ queryKey: ['licences'], queryFn: async () => (await import('virtual:licences')).default })
  return (
    <Modal title={t('command.view.licences')} width="wide" onClose={onClose}>
      <p className="quiet">{t('licences.explain', { packages: licences.data?.length ?? 0 })}</p>
      <ul className="stack">
        {(licences.data ?? []).map(({ name, version, licence, text }) => (
          <li key={`${name} ${version}`}>
            <details>
              <summary>
                {name} {version} · {licence === '' ? t('licences.unstated') : licence}
              </summary>
              <pre className="small licence">{text === '' ? t('licences.noText') : text}</pre>
            </details>
          </li>
        ))}
      </ul>
      <CloseActions onClose={onClose} />
    </Modal>
  )
}
