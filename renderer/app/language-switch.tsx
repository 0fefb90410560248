import { useTexts } from '../i18n/texts.ts'
import { Segments } from '../ui/segments.tsx'
import { useWorkspace } from './workspace.ts'

export const LanguageSwitch = () => {
  const t = useTexts()
  const { settings, changeSettings } = useWorkspace()
  return (
    <Segments
      label={t('settings.language')}
      options={[
        { value: 'es', label: 'es' },
        { value: 'en', label: 'en' },
      ]}
      value={settings.language}
      onChange={(language) => changeSettings({ language })}
    />
  )
}
