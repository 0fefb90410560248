import { useOutput } from '../../app/use-output.ts'
import { useAction } from '../../engine-client/engine.ts'
import { useCount } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'

type Props = {
  readonly isPossible: boolean
  /** The release whose tables they are; left out = the tables of the plan. */
  readonly release?: number
}

/** Writes the systems of cells and relations behind the tables, so that auditors can attack them with their own solver. */
export const AuditorsExport = ({ isPossible, release }: Props) => {
  const t = useTexts()
  const count = useCount()
  const write = useAction('system.export')
  const { folder, choose } = useOutput('publication.auditors.dialog', 'newStudy.folder.button')
  const writeSystem = async (): Promise<void> => {
    const chosen = await choose()
    if (chosen) write.mutate({ folder: chosen.token, ...(release === undefined ? {} : { release }) })
  }
  return (
    <>
      <Button
        icon="folder"
        {...(release === undefined
          ? {}
          : { size: 'small' as const, 'aria-label': t('publication.auditors.number', { number: release }) })}
        onPress={() => void writeSystem()}
        isDisabled={!isPossible || write.isPending}
      >
        {t('publication.auditors')}
      </Button>
      {write.data && folder && (
        <span role="status">
          {t('publication.auditors.done', { files: count(write.data.files.length), folder: folder.name })}
        </span>
      )}
      <FailureNotice failure={write.error} />
    </>
  )
}
