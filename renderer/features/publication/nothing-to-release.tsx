import { CommandButton } from '../../commands/command-button.tsx'
import { useAnswer } from '../../engine-client/engine.ts'
import { useMoment } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'

/** That nothing is approved now: not yet, or nothing new since the latest release. */
export const NothingToRelease = () => {
  const t = useTexts()
  const moment = useMoment()
  const releases = useAnswer('release.list', {})
  if (!releases.data) return null
  const latest = releases.data.at(-1)
  return (
    <div className="row">
      <p>
        {latest
          ? t('publication.outgoing.nothingNew', { number: latest.number, at: moment(latest.madeAt) })
          : t('publication.outgoing.none')}
      </p>
      <CommandButton id="go.validation" />
    </div>
  )
}
