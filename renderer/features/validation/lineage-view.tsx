import type { ReviewItem } from '../../../main/contract/review.ts'
import type { Lineage } from '../../../main/contract/review-commands.ts'
import { decimal, integer } from '../../../main/core/report/number-format.ts'
import { Waiting } from '../../app/job-progress.tsx'
import { useAnswer } from '../../engine-client/engine.ts'
import { useCount, useFigure, useMoment } from '../../i18n/figures.ts'
import { type TextKey, useTexts } from '../../i18n/texts.ts'
import { Facts } from '../../ui/facts.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'

/** The whole way of a figure: its files, what was derived of them, the layers of the weight, design and methods. */
export const LineageView = ({ item }: { readonly item: ReviewItem }) => {
  const t = useTexts()
  const lineage = useAnswer('review.lineage', { item })
  if (lineage.isPending) return <Waiting text={t('validation.lineage.reading')} />
  if (lineage.error) return <FailureNotice failure={lineage.error} />
  return lineage.data ? <Way lineage={lineage.data} /> : <p className="quiet">{t('validation.lineage.ofReport')}</p>
}

const Way = ({ lineage }: { readonly lineage: Lineage }) => {
  const t = useTexts()
  const count = useCount()
  const figure = useFigure()
  const moment = useMoment()
  const { files, derivations, weighting, design, method } = lineage
  return (
    <section className="stack" aria-label={t('validation.view.lineage')}>
      <h3>{t('validation.lineage.files')}</h3>
      <PlainTable
        caption={t('validation.lineage.files')}
        rows={files}
        keyOf={({ dataset }) => dataset}
        columns={[
          { label: t('check.column.dataset'), value: ({ dataset }) => dataset },
          { label: t('versions.version'), value: ({ version }) => version, isNumber: true },
          { label: t('versions.file'), value: ({ file }) => file || t('data.typedIn') },
          { label: t('log.hash'), value: ({ sha256 }) => <code className="small">{sha256.slice(0, 12)}</code> },
          { label: t('versions.rows'), value: ({ records }) => count(records), isNumber: true },
          { label: t('versions.corrections'), value: ({ corrections }) => count(corrections), isNumber: true },
          { label: t('versions.written'), value: ({ person, writtenAt }) => `${person}, ${moment(writtenAt)}` },
          { label: t('versions.reason'), value: ({ reason }) => reason },
        ]}
      />
      <h3>{t('validation.lineage.derivations')}</h3>
      {derivations.length === 0 ? (
        <p className="quiet">{t('validation.lineage.derivations.none')}</p>
      ) : (
        <PlainTable
          caption={t('validation.lineage.derivations')}
          rows={derivations.map((step, place) => ({ ...step, place: place + 1 }))}
          keyOf={({ place }) => place}
          columns={[
            { label: t('log.position'), value: ({ place }) => place },
            { label: t('check.column.dataset'), value: ({ dataset }) => dataset },
            {
              label: t('validation.lineage.step'),
              value: ({ step }) => t(`validation.derivation.${step}` as TextKey),
            },
            { label: t('data.column.name'), value: ({ name }) => name },
          ]}
        />
      )}
      <h3>{t('validation.lineage.weighting')}</h3>
      <PlainTable
        caption={t('validation.lineage.weighting')}
        rows={weighting.map((layer, place) => ({ ...layer, place: place + 1 }))}
        keyOf={({ place }) => place}
        columns={[
          {
            label: t('validation.lineage.layer'),
            value: ({ step }) => t(`methodology.step.${step}` as TextKey),
          },
          { label: t('versions.rows'), value: ({ records }) => count(records), isNumber: true },
          { label: t('validation.lineage.sum'), value: ({ sum }) => figure(sum, integer), isNumber: true },
          { label: t('validation.lineage.deff'), value: ({ deff }) => figure(deff, decimal(3)), isNumber: true },
        ]}
      />
      <h3>{t('validation.lineage.design')}</h3>
      <Facts
        facts={[
          { term: t('validation.lineage.design'), value: `${design.id} (${design.dataset})` },
          { term: t('validation.lineage.strata'), value: design.strata.join(', ') },
          { term: t('validation.lineage.psu'), value: design.psu.join(', ') },
          { term: t('validation.lineage.weight'), value: design.weight },
          { term: t('validation.lineage.psus'), value: count(design.psus) },
          { term: t('validation.lineage.df'), value: figure(design.degreesOfFreedom, integer) },
          {
            term: t('validation.lineage.method'),
            value: t('methodology.program', { program: method.program, methods: method.methods }),
          },
          { term: t('validation.lineage.conventions'), value: t(`conventions.${method.conventions}` as TextKey) },
          { term: t('settings.quality'), value: t(`settings.quality.${method.quality}` as TextKey) },
        ]}
      />
    </section>
  )
}
