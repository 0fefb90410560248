import type { ReleaseProof } from '../../../main/contract/release.ts'
import { useCount, useMoment } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Facts } from '../../ui/facts.tsx'
import { Notice } from '../../ui/notice.tsx'

/** Whether a package is what was released, what does not hold, and whose keys signed it. */
export const ReleaseProofView = ({ proof }: { readonly proof: ReleaseProof }) => {
  const t = useTexts()
  const count = useCount()
  const moment = useMoment()
  return (
    <>
      {proof.isSound ? (
        <Notice tone="plain">
          <p role="status">{t('publication.verify.sound')}</p>
        </Notice>
      ) : (
        <Notice tone="bad">
          <p>{t('publication.verify.flawed')}</p>
          <ul>
            {proof.flaws.map(({ flaw, about }) => (
              <li key={`${flaw} ${about}`}>{t(`release.flaw.${flaw}`, { about })}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Facts
        facts={[
          { term: t('publication.files'), value: count(proof.files) },
          { term: t('publication.items'), value: count(proof.items) },
          { term: t('study.log.at'), value: proof.madeAt && moment(proof.madeAt) },
          { term: t('publication.verify.head'), value: proof.head && <code>{proof.head}</code> },
          { term: t('publication.mode'), value: proof.mode && t(`release.mode.${proof.mode}`) },
        ]}
      />
      {proof.keys.length > 0 && (
        <div className="stack tight">
          <h2>{t('publication.verify.keys')}</h2>
          <p className="quiet">{t('publication.verify.keys.explain')}</p>
          <ol>
            {proof.keys.map((key) => (
              <li key={key}>
                <code className="small">{key}</code>
              </li>
            ))}
          </ol>
        </div>
      )}
    </>
  )
}
