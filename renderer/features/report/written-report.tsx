import type { Choice } from '../../../main/contract/shell-api.ts'
import { WrittenFiles } from '../../app/written-files.tsx'
import { useTexts } from '../../i18n/texts.ts'

type Props = { readonly folder: Choice; readonly files: readonly string[] }

/** What was written and where. */
export const WrittenReport = ({ folder, files }: Props) => {
  const t = useTexts()
  const done = t('report.write.done', { files: files.length, folder: folder.name })
  return <WrittenFiles done={done} folder={folder} files={files} />
}
