import { useAnswer } from '../../../engine-client/engine.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Notice } from '../../../ui/notice.tsx'

type Props = { readonly boundaries: string; readonly dataset: string; readonly variable: string }

/** The codes of a variable held against those of boundaries, both ways: who has no area, and which area has nobody. */
export const BoundaryCheck = (props: Props) => {
  const t = useTexts()
  const { data, error } = useAnswer('boundaries.check', props)
  if (!data) return <FailureNotice failure={error} />
  const areas = data.onlyInBoundaries.map(({ code, name }) => (name === '' ? code : `${code} (${name})`))
  const isWhole = data.onlyInData.length === 0
  return (
    <section className="stack" aria-label={t('boundaries.check', { variable: props.variable })}>
      <h2>{t('boundaries.check', { variable: props.variable })}</h2>
      <Notice tone={isWhole ? 'plain' : 'warn'}>
        <p>{t('cli.boundaries.matched', { codes: data.matched })}</p>
        <p>
          {isWhole
            ? t('boundaries.check.allInData')
            : t('cli.boundaries.onlyInData', { codes: data.onlyInData.join(', ') })}
        </p>
        <p>
          {areas.length === 0
            ? t('boundaries.check.allInBoundaries')
            : t('cli.boundaries.onlyInBoundaries', { areas: areas.join(', ') })}
        </p>
      </Notice>
    </section>
  )
}
