import type { Result } from '../../../main/contract/commands.ts'
import type { Choice } from '../../../main/contract/shell-api.ts'
import { WrittenFiles } from '../../app/written-files.tsx'
import { useCount } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'

type Props = { readonly made: Result<'release.make'>; readonly folder: Choice }

/** What went out and where, with the mark of the log to remember it by. */
export const MadeRelease = ({ made: { release, files, head }, folder }: Props) => {
  const t = useTexts()
  const count = useCount()
  const { number, items, mode } = release
  const counts = { number, items: count(items.length), files: count(release.files) }
  return (
    <WrittenFiles done={t('cli.released', { ...counts, folder: folder.name, head })} folder={folder} files={files}>
      <p>{t(`release.mode.${mode}`)}</p>
    </WrittenFiles>
  )
}
