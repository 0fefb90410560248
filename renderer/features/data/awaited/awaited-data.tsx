import { inLanguage } from '../../../../main/contract/text.ts'
import { CommandButton } from '../../../commands/command-button.tsx'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { useAwaited } from './use-awaited.ts'

/** The datasets that the plan still waits for, each with what it holds and the file that is wanted; nothing where all are in. */
export const AwaitedData = () => {
  const t = useTexts()
  const language = useLanguage()
  const awaited = useAwaited()
  if (awaited.length === 0) return null
  return (
    <section className="card stack" aria-labelledby="awaited">
      <h2 id="awaited">{t('data.awaited')}</h2>
      <p>{t('data.awaited.explain')}</p>
      <ul className="awaited">
        {awaited.map(({ dataset, file, purpose }) => (
          <li key={dataset}>
            <strong>{dataset}</strong> <span className="quiet">{t('data.awaited.file', { file })}</span>
            {purpose !== undefined && <span className="quiet small"> · {inLanguage(purpose, language)}</span>}
          </li>
        ))}
      </ul>
      <div className="row">
        <CommandButton id="data.import" icon="plus" />
      </div>
    </section>
  )
}
