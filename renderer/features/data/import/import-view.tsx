import { type FormEvent, useState } from 'react'
import { formatOfName } from '../../../../main/contract/file-format.ts'
import type { Choice } from '../../../../main/contract/shell-api.ts'
import { type SourceFormat, sourceFormats } from '../../../../main/contract/source.ts'
import { Waiting } from '../../../app/job-progress.tsx'
import { useWorkspace } from '../../../app/workspace.ts'
import { useAnswer } from '../../../engine-client/engine.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Field } from '../../../ui/field.tsx'
import { Select } from '../../../ui/select.tsx'
import { useAwaited } from '../awaited/use-awaited.ts'
import { datasetName, isDatasetName } from './dataset-name.ts'
import { FileFindings } from './file-findings.tsx'
import { ImportColumns } from './import-columns.tsx'
import { describeRequest, type ImportOptions, keptOf, optionNames, sourceOf, withAskedTypes } from './import-options.ts'
import { KnownCodebook } from './known-codebook.tsx'
import { LackingColumns } from './lacking-columns.tsx'
import { LostAsPlain } from './lost-as-plain.tsx'
import { OptionsForm } from './options-form.tsx'
import { RelabelledCodes } from './relabelled-codes.tsx'
import { useBringing } from './use-bringing.ts'

type Props = {
  readonly file: Choice
  /** It is an export of Kobo or ODK, with its form and its repeats. */
  readonly onExport: () => void
  readonly onImported: (dataset: string) => void
}

/** No dataset can be called so: names begin with a letter. */
const otherDataset = '-'

const canBeExport: readonly SourceFormat[] = ['csv', 'xlsx']

/** A file before it enters the study: what was detected, what of it the user decides otherwise. */
export const ImportView = ({ file, onExport, onImported }: Props) => {
  const t = useTexts()
  const { study } = useWorkspace()
  const [format, setFormat] = useState<SourceFormat>(formatOfName(file.name))
  const [decided, setOptions] = useState<ImportOptions>({})
  const [dataset, setDataset] = useState(datasetName(file.name))
  const [typedReason, setReason] = useState<string | null>(null)
  const [vaulted, setVaulted] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [codebook, setCodebook] = useState<Choice | null>(null)
  const awaited = useAwaited()
  const plan = useAnswer('plan.describe', {}).data?.plan
  const sources = (plan?.sources ?? []).filter((source) => source.format !== 'entry')
  const asked = sources.find((source) => source.dataset === dataset)
  const plain = useAnswer('file.describe', describeRequest(file.token, format, decided), { keep: 'previous' })
  const names = (plain.data?.columns ?? []).map(({ variable }) => variable.name)
  const options = withAskedTypes(decided, asked, names)
  const description = useAnswer('file.describe', describeRequest(file.token, format, options), { keep: 'previous' })
  const { bring, isPending, failure, cancel } = useBringing(file)

  // While another sheet or format is being read, what is on the screen is still of the one before.
  const isStale = description.isPlaceholderData
  const columns = description.data?.columns ?? []
  const isVaulted = (name: string, suspected: boolean): boolean =>
    vaulted.get(name) ?? (suspected || (asked?.identifiers.includes(name) ?? false))
  const identifiers = columns
    .filter(({ variable, identifier }) => isVaulted(variable.name, identifier.length > 0))
    .map(({ variable }) => variable.name)
  const refused = description.error ?? description.data?.refused ?? null
  const existing = study?.datasets.find((known) => known.dataset === dataset)
  const reason = typedReason ?? t(existing ? 'import.reason.next' : 'import.reason.first')
  const isReadable = columns.length > 0 && !isStale && !refused
  const isKept = asked?.form === undefined && (asked?.codebook === undefined || codebook !== null)
  const canImport = isReadable && isKept && isDatasetName(dataset) && reason.trim() !== ''

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const parent = asked?.parent ? { parent: asked.parent } : {}
    const source = sourceOf({ ...keptOf(asked), ...parent, dataset, file: file.name, identifiers }, format, options)
    const read = asked?.codebook !== undefined && codebook ? { ...source, codebook: codebook.token } : source
    try {
      await bring([{ source: read, folder: file.token, edits: [{ edit: 'source', source }] }], reason.trim())
      onImported(dataset)
    } catch {
      // What went wrong stands above the buttons.
    }
  }

  return (
    <form className="page stack import" onSubmit={(event) => void submit(event)}>
      <h1>{t('import.title', { name: file.name })}</h1>
      <p className="quiet">{t('import.explain')}</p>
      {description.isPending && <Waiting text={t('import.reading')} />}
      <FailureNotice failure={refused} />
      {canBeExport.includes(format) && (
        <div className="row">
          <Button onPress={onExport}>{t('export.open')}</Button>
          <span className="quiet small">{t('export.open.hint')}</span>
        </div>
      )}
      <div className="import-form">
        <Select
          label={t('import.format')}
          value={format}
          options={sourceFormats.map((value) => ({ value, label: t(`format.${value}`) }))}
          onChange={(next) => {
            setFormat(next)
            setOptions({})
          }}
        />
        {description.data?.format === format && (
          <OptionsForm format={format} description={description.data} options={decided} onChange={setOptions} />
        )}
      </div>
      {description.data && (
        <div className={isStale ? 'stack stale' : 'stack'} aria-busy={isStale}>
          <div className="import-form">
            {sources.length > 0 && (
              <Select
                label={t('import.awaited')}
                value={asked ? dataset : otherDataset}
                options={[
                  ...awaited.map((one) => ({ value: one.dataset, label: one.dataset })),
                  ...sources
                    .filter((one) => !awaited.includes(one))
                    .map((one) => ({ value: one.dataset, label: t('import.version', { dataset: one.dataset }) })),
                  { value: otherDataset, label: t('import.awaited.other') },
                ]}
                onChange={(name) => {
                  setDataset(name === otherDataset ? datasetName(file.name) : name)
                }}
              />
            )}
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
          </div>
          {asked && <LostAsPlain {...asked} />}
          {asked?.codebook !== undefined && (
            <KnownCodebook dataset={dataset} codebook={asked.codebook} chosen={codebook} onChoose={setCodebook} />
          )}
          <FileFindings description={description.data} />
          {!isStale && plan && (
            <LackingColumns plan={plan} dataset={dataset} isKnown={existing !== undefined} columns={names} />
          )}
          {!isStale && plan && <RelabelledCodes dataset={dataset} columns={columns} />}
          <ImportColumns
            description={description.data}
            types={optionNames[format].includes('types') ? (options.types ?? {}) : null}
            onType={(name, type) => setOptions({ ...decided, types: { ...decided.types, [name]: type } })}
            isVaulted={isVaulted}
            onVault={(name, isIn) => setVaulted(new Map(vaulted).set(name, isIn))}
          />
        </div>
      )}
      {isPending && <Waiting text={t('import.importing')} />}
      <FailureNotice failure={failure} />
      <div className="import-actions">
        <Button onPress={cancel}>{t('action.cancel')}</Button>
        <Button type="submit" look="primary" isDisabled={!canImport || isPending}>
          {t('import.import')}
        </Button>
      </div>
    </form>
  )
}
