import { type FormEvent, useState } from 'react'
import type { VersionSummary } from '../../../../main/contract/check-commands.ts'
import type { SourceSpec } from '../../../../main/contract/source.ts'
import { useMay } from '../../../app/use-may.ts'
import { useAction, useAnswer } from '../../../engine-client/engine.ts'
import { useCount, useMoment } from '../../../i18n/figures.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Field } from '../../../ui/field.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { Select } from '../../../ui/select.tsx'
import { SourceFacts } from '../source/source-facts.tsx'
import { DeliveryChanges } from './delivery-changes.tsx'
import { RecordKey } from './record-key.tsx'

type VersionsProps = { readonly dataset: string; readonly source: SourceSpec | undefined }

/** What is told of a dataset's source and its versions: which is used, what one has other than another, and the way back to an earlier one. */
export const VersionsView = ({ dataset, source }: VersionsProps) => {
  const t = useTexts()
  const count = useCount()
  const moment = useMoment()
  const versions = useAnswer('data.versions', { dataset })
  const list = versions.data ?? []
  const mayCompare = useMay()('data.compare')
  return (
    <div className="stack">
      {source && <SourceFacts source={source} />}
      <FailureNotice failure={versions.error} />
      <div className="card">
        <PlainTable
          caption={t('versions.title')}
          rows={[...list].reverse()}
          keyOf={({ version }) => version}
          columns={[
            {
              label: t('versions.version'),
              value: ({ version, isCurrent }) => (isCurrent ? t('versions.current', { version }) : version),
            },
            { label: t('versions.rows'), value: ({ rows }) => count(rows), isNumber: true },
            { label: t('versions.corrections'), value: ({ corrections }) => count(corrections), isNumber: true },
            { label: t('versions.file'), value: ({ file }) => file || t('data.typedIn') },
            { label: t('versions.reason'), value: ({ reason }) => reason },
            { label: t('versions.written'), value: ({ person, writtenAt }) => `${person}, ${moment(writtenAt)}` },
          ]}
        />
      </div>
      <RecordKey dataset={dataset} />
      {list.length > 1 ? (
        mayCompare && <Comparison dataset={dataset} versions={list} />
      ) : (
        <p className="quiet">{t('versions.one')}</p>
      )}
    </div>
  )
}

type Props = { readonly dataset: string; readonly versions: readonly VersionSummary[] }

const Comparison = ({ dataset, versions }: Props) => {
  const t = useTexts()
  const current = versions.find(({ isCurrent }) => isCurrent)?.version ?? 1
  const [from, setFrom] = useState(Math.max(current - 1, 1))
  const [to, setTo] = useState(current)
  const options = versions.map(({ version, isCurrent }) => ({
    value: String(version),
    label: isCurrent ? t('versions.current', { version }) : String(version),
  }))
  return (
    <>
      <div className="row end-fields">
        <Select
          label={t('versions.from')}
          value={String(from)}
          options={options}
          onChange={(version) => setFrom(Number(version))}
        />
        <Select
          label={t('versions.to')}
          value={String(to)}
          options={options}
          onChange={(version) => setTo(Number(version))}
        />
      </div>
      <DeliveryChanges key={`${from} ${to}`} dataset={dataset} from={from} to={to} />
      <MakeCurrent dataset={dataset} versions={versions} />
    </>
  )
}

/** Going back to an earlier version, or forth again; every version stays. */
const MakeCurrent = ({ dataset, versions }: Props) => {
  const t = useTexts()
  const make = useAction('data.makeCurrent')
  const others = versions.filter(({ isCurrent }) => !isCurrent)
  const [version, setVersion] = useState(others.at(-1)?.version ?? 1)
  const [reason, setReason] = useState('')
  const shown = others.some((one) => one.version === version) ? version : (others.at(-1)?.version ?? 1)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (reason.trim() === '') return
    make.mutate({ dataset, version: shown, reason: reason.trim() }, { onSuccess: () => setReason('') })
  }
  return (
    <form className="card stack" onSubmit={submit} aria-label={t('versions.use')}>
      <h2>{t('versions.use')}</h2>
      <p className="quiet">{t('versions.use.explain')}</p>
      <div className="row end-fields">
        <Select
          label={t('versions.version')}
          value={String(shown)}
          options={others.map((one) => ({ value: String(one.version), label: String(one.version) }))}
          onChange={(next) => setVersion(Number(next))}
        />
        <Field label={t('versions.reason')} hint={t('import.reason.hint')} value={reason} onChange={setReason} />
        <Button type="submit" isDisabled={reason.trim() === '' || make.isPending}>
          {t('versions.use.button', { version: shown })}
        </Button>
      </div>
      <FailureNotice failure={make.error} />
    </form>
  )
}
