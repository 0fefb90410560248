import type { Result } from '../../../main/contract/commands.ts'
import type { Choice } from '../../../main/contract/shell-api.ts'
import { desktop } from '../../app/shell.ts'
import { useCount } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

type Props = { readonly made: Result<'release.make'>; readonly folder: Choice }

/** What went out and where, with the mark of the log to remember it by. */
export const MadeRelease = ({ made: { release, files, head }, folder }: Props) => {
  const t = useTexts()
  const count = useCount()
  const { number, items, mode } = release
  return (
    <Notice tone="plain">
      <div className="row">
        <span role="status">
          {t('cli.released', {
            number,
            items: count(items.length),
            files: count(files.length),
            folder: folder.name,
            head,
          })}
        </span>
        <Button size="small" icon="folder" onPress={() => void desktop.reveal(folder.token)}>
          {t('report.write.reveal')}
        </Button>
      </div>
      <p>{t(`release.mode.${mode}`)}</p>
      <details>
        <summary>{t('report.write.files')}</summary>
        <ul className="small">
          {files.map((file) => (
            <li key={file}>{file}</li>
          ))}
        </ul>
      </details>
    </Notice>
  )
}
