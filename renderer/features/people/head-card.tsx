import { useWorkspace } from '../../app/workspace.ts'
import { useAnswer } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Notice } from '../../ui/notice.tsx'

/** The end of the audit log in a form for paper, against which an older copy of the study is found out. */
export const HeadCard = () => {
  const t = useTexts()
  const { study } = useWorkspace()
  const head = useAnswer('people.head', {})
  return (
    <section className="card stack" aria-labelledby="people-head">
      <h2 id="people-head">{t('publication.verify.head')}</h2>
      <p className="quiet">{t('people.head.explain')}</p>
      {study?.age === 'unproved' && <Notice tone="warn">{t('people.head.unproved')}</Notice>}
      <FailureNotice failure={head.error} />
      {head.data && (
        <div className="row">
          <code>{head.data.head}</code>
          <CopyButton label={t('people.head.copy')} text={head.data.head} />
        </div>
      )}
    </section>
  )
}
