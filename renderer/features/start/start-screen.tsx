import type { Choice } from '../../../main/contract/shell-api.ts'
import { LanguageSwitch } from '../../app/language-switch.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RecentStudies } from './recent-studies.tsx'

/** What is seen while no study is open. */
export const StartScreen = ({ onOpen }: { readonly onOpen: (study: Choice) => void }) => {
  const t = useTexts()
  const { interruption, lastStudy } = useWorkspace()
  return (
    <main className="start">
      <div className="start-top row">
        <h1>Caracteriza</h1>
        <LanguageSwitch />
        <CommandButton id="view.palette" icon="search" />
        <CommandButton id="view.settings" look="bare" icon="settings" iconOnly />
      </div>
      <p className="start-about">{t('start.about')}</p>
      {interruption && (
        <Notice tone="warn">
          <p>{t(`start.interrupted.${interruption}`)}</p>
          {lastStudy && (
            <Button look="primary" onPress={() => onOpen(lastStudy)}>
              {t('start.reopen', { name: lastStudy.name })}
            </Button>
          )}
        </Notice>
      )}
      <div className="start-columns">
        <section aria-labelledby="start-begin">
          <h2 id="start-begin">{t('start.begin')}</h2>
          <ul className="start-actions">
            <li>
              <CommandButton id="study.new" look="primary" icon="plus" />
              <span className="quiet">{t('start.new.hint')}</span>
            </li>
            <li>
              <CommandButton id="study.open" icon="folder" />
              <span className="quiet">{t('start.open.hint')}</span>
            </li>
            <li>
              <CommandButton id="study.sample" icon="tables" />
              <span className="quiet">{t('start.sample.hint')}</span>
            </li>
            <li>
              <CommandButton id="release.verify" icon="check" />
              <span className="quiet">{t('start.verify.hint')}</span>
            </li>
          </ul>
        </section>
        <RecentStudies onOpen={onOpen} />
      </div>
      <details className="start-what">
        <summary>{t('start.what')}</summary>
        <p>{t('start.what.does')}</p>
        <p>{t('start.what.plan')}</p>
        <p>{t('start.what.keeps')}</p>
      </details>
    </main>
  )
}
