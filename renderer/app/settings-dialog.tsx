import { numberStyles, themes } from '../../main/contract/desktop.ts'
import { useTexts } from '../i18n/texts.ts'
import { Button } from '../ui/button.tsx'
import { Modal } from '../ui/modal.tsx'
import { Segments } from '../ui/segments.tsx'
import { Select } from '../ui/select.tsx'
import { QualityProfile } from './quality-profile.tsx'
import { useWorkspace } from './workspace.ts'

const textSizes = ['80', '90', '100', '110', '125', '150', '175', '200'] as const
const lockTimes = ['5', '10', '15', '30', '60', '0'] as const

/** Language, look and lock time. Each choice holds at once. */
export const SettingsDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useTexts()
  const { settings, changeSettings } = useWorkspace()
  return (
    <Modal title={t('settings.title')} onClose={onClose}>
      <div className="field">
        <span className="label">{t('settings.language')}</span>
        <Segments
          label={t('settings.language')}
          options={[
            { value: 'es', label: 'Español' },
            { value: 'en', label: 'English' },
          ]}
          value={settings.language}
          onChange={(language) => changeSettings({ language })}
        />
      </div>
      <div className="field">
        <span className="label">{t('settings.theme')}</span>
        <Segments
          label={t('settings.theme')}
          options={themes.map((theme) => ({ value: theme, label: t(`settings.theme.${theme}`) }))}
          value={settings.theme}
          onChange={(theme) => changeSettings({ theme })}
        />
      </div>
      <div className="field">
        <span className="label">{t('settings.numbers')}</span>
        <Segments
          label={t('settings.numbers')}
          options={numberStyles.map((style) => ({ value: style, label: t(`settings.numbers.${style}`) }))}
          value={settings.numbers}
          onChange={(numbers) => changeSettings({ numbers })}
        />
      </div>
      <Select
        label={t('settings.textSize')}
        options={textSizes.map((size) => ({ value: size, label: `${size} %` }))}
        value={closest(settings.textSize)}
        onChange={(size) => changeSettings({ textSize: Number(size) })}
      />
      <Select
        label={t('settings.lock')}
        options={lockTimes.map((minutes) => ({
          value: minutes,
          label: minutes === '0' ? t('settings.lock.never') : t('settings.lock.minutes', { minutes }),
        }))}
        value={lockTimes.find((minutes) => minutes === String(settings.lockMinutes)) ?? '15'}
        onChange={(minutes) => changeSettings({ lockMinutes: Number(minutes) })}
      />
      <QualityProfile />
      <div className="actions">
        <Button look="primary" onPress={onClose}>
          {t('action.close')}
        </Button>
      </div>
    </Modal>
  )
}

const closest = (size: number): (typeof textSizes)[number] =>
  textSizes.reduce((best, next) => (Math.abs(Number(next) - size) < Math.abs(Number(best) - size) ? next : best))
