import type { StudyOverview } from '../../main/contract/study-overview.ts'
import { CommandButton } from '../commands/command-button.tsx'
import { useTexts } from '../i18n/texts.ts'
import { LanguageSwitch } from './language-switch.tsx'

export const Header = ({ study }: { readonly study: StudyOverview }) => {
  const t = useTexts()
  return (
    <header className="header">
      <p className="header-title">
        <strong>{study.title}</strong>
        <span className="quiet">{t('header.person', { person: study.person })}</span>
      </p>
      <CommandButton id="plan.undo" look="bare" icon="undo" iconOnly />
      <CommandButton id="plan.redo" look="bare" icon="redo" iconOnly />
      <CommandButton id="view.palette" icon="search" />
      <LanguageSwitch />
      <CommandButton id="view.settings" look="bare" icon="settings" iconOnly />
      <CommandButton id="study.close" look="bare" icon="lock" />
    </header>
  )
}
