import type { ReactNode } from 'react'
import type { Choice } from '../../main/contract/shell-api.ts'
import { useTexts } from '../i18n/texts.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { desktop } from './shell.ts'

type Props = {
  readonly done: string
  readonly folder: Choice
  readonly files: readonly string[]
  readonly children?: ReactNode
}

/** Says that files were written, opens their folder where the system shows it, and lists them. */
export const WrittenFiles = ({ done, folder, files, children }: Props) => {
  const t = useTexts()
  return (
    <Notice tone="plain">
      <div className="row">
        <span role="status">{done}</span>
        <Button size="small" icon="folder" onPress={() => void desktop.reveal(folder.token)}>
          {t('report.write.reveal')}
        </Button>
      </div>
      {children}
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
