import type { Choice } from '../../../main/contract/shell-api.ts'
import { desktop } from '../../app/shell.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

type Props = { readonly folder: Choice; readonly files: readonly string[] }

/** What was written and where. */
export const WrittenReport = ({ folder, files }: Props) => {
  const t = useTexts()
  return (
    <Notice tone="plain">
      <div className="row" role="status">
        <span>{t('report.write.done', { files: files.length, folder: folder.name })}</span>
        <Button size="small" icon="folder" onPress={() => void desktop.reveal(folder.token)}>
          {t('report.write.reveal')}
        </Button>
      </div>
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
