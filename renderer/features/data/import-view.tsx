import { type FormEvent, useState } from 'react'
import type { Args } from '../../../main/contract/commands.ts'
import { formatOfName } from '../../../main/contract/file-format.ts'
import type { Choice } from '../../../main/contract/shell-api.ts'
import type { CsvOptions } from '../../../main/contract/source.ts'
import { Waiting } from '../../app/job-progress.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { useAction, useAnswer } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Field } from '../../ui/field.tsx'
import { CsvForm } from './csv-form.tsx'
import { datasetName, isDatasetName } from './dataset-name.ts'
import { FileFindings } from './file-findings.tsx'
import { ImportColumns } from './import-columns.tsx'

type Props = { readonly file: Choice; readonly onImported: (dataset: string) => void }

/** A file before it enters the study: what was detected, what of it the user decides otherwise. */
export const ImportView = ({ file, onImported }: Props) => {
  const t = useTexts()
  const { study, startImport } = useWorkspace()
  const format = formatOfName(file.name)
  const [options, setOptions] = useState<CsvOptions>({})
  const [dataset, setDataset] = useState(datasetName(file.name))
  const [reason, setReason] = useState(t('import.reason.first'))
  const [vaulted, setVaulted] = useState<ReadonlyMap<string, boolean>>(new Map())
  const request: Args<'file.describe'> =
    format === 'csv' ? { file: file.token, format, options } : { file: file.token, format }
  const description = useAnswer('file.describe', request, { keep: 'previous' })
  const bring = useAction('data.import')

  const columns = description.data?.columns ?? []
  const isVaulted = (name: string, suspected: boolean): boolean => vaulted.get(name) ?? suspected
  const identifiers = columns
    .filter(({ variable, identifier }) => isVaulted(variable.name, identifier.length > 0))
    .map(({ variable }) => variable.name)
  const refused = description.error ?? description.data?.refused ?? null
  const canImport = columns.length > 0 && !refused && isDatasetName(dataset) && reason.trim() !== ''
  const existing = study?.datasets.find((known) => known.dataset === dataset)

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const common = { dataset, file: file.name, identifiers }
    const source = format === 'csv' ? { format, options, ...common } : { format, ...common }
    bring.mutate(
      { source, folder: file.token, reason: reason.trim() },
      {
        onSuccess: () => {
          onImported(dataset)
          startImport(null)
        },
      },
    )
  }

  return (
    <form className="page stack import" onSubmit={submit}>
      <h1>{t('import.title', { name: file.name })}</h1>
      <p className="quiet">{t('import.explain')}</p>
      {description.isPending && <Waiting text={t('import.reading')} />}
      <FailureNotice failure={refused} />
      {description.data && (
        <>
          <div className="import-form">
            <Field
              label={t('import.dataset')}
              hint={
                existing
                  ? t('import.dataset.replaces', { dataset, version: existing.version + 1 })
                  : t('import.dataset.hint')
              }
              error={isDatasetName(dataset) ? undefined : t('import.dataset.invalid')}
              value={dataset}
              onChange={setDataset}
            />
            <Field label={t('import.reason')} hint={t('import.reason.hint')} value={reason} onChange={setReason} />
            {format === 'csv' && (
              <CsvForm detected={description.data.detected} options={options} onChange={setOptions} />
            )}
          </div>
          <FileFindings description={description.data} />
          <ImportColumns
            description={description.data}
            types={format === 'csv' ? (options.types ?? {}) : null}
            onType={(name, type) => setOptions({ ...options, types: { ...options.types, [name]: type } })}
            isVaulted={isVaulted}
            onVault={(name, isIn) => setVaulted(new Map(vaulted).set(name, isIn))}
          />
        </>
      )}
      <FailureNotice failure={bring.error} />
      <div className="import-actions">
        <Button onPress={() => startImport(null)}>{t('action.cancel')}</Button>
        <Button type="submit" look="primary" isDisabled={!canImport || bring.isPending}>
          {t('import.import')}
        </Button>
      </div>
    </form>
  )
}
