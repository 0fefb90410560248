import { useEffect } from 'react'
import type { Args } from '../../../../main/contract/commands.ts'
import type { FileDescription } from '../../../../main/contract/file-description.ts'
import type { ProposedSource } from '../../../../main/contract/source-commands.ts'
import { useAnswer } from '../../../engine-client/engine.ts'
import { useCount } from '../../../i18n/figures.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Field } from '../../../ui/field.tsx'
import { isDatasetName } from './dataset-name.ts'
import { ImportColumns } from './import-columns.tsx'
import { RelabelledCodes } from './relabelled-codes.tsx'

type Props = {
  readonly proposed: ProposedSource
  /** Tokens of its file and of the form. */
  readonly file: string
  readonly form: string | null
  readonly name: string
  readonly onName: (name: string) => void
  /** The version of a dataset of this name that is there already. */
  readonly replaces: number | null
  readonly isVaulted: (name: string, suspected: boolean) => boolean
  readonly onVault: (name: string, isIn: boolean) => void
  readonly onDescribed: (columns: FileDescription['columns']) => void
}

/** One table of an export: what it is, what it belongs to, and its columns with the choice of the vault. */
export const ExportSource = (props: Props) => {
  const { proposed, file, form, name, onName, replaces, isVaulted, onVault, onDescribed } = props
  const t = useTexts()
  const count = useCount()
  const { source, rows, columns, documented, key } = proposed
  const withForm = form !== null && source.form ? { form: { ...source.form, file: form } } : {}
  const request = { file, format: source.format, options: source.options, ...withForm } as Args<'file.describe'>
  const description = useAnswer('file.describe', request)
  const found = description.data?.columns
  useEffect(() => {
    if (found) onDescribed(found)
  }, [found])
  const facts = [
    rows === null ? '' : t('export.rows', { rows: count(rows) }),
    t('export.columns', { columns: count(columns) }),
    form === null ? '' : t('export.documented', { documented: count(documented) }),
    source.parent
      ? t('export.parent', {
          parent: source.parent.dataset,
          key: Object.entries(key ?? {})
            .map(([own, other]) => `${own} = ${other}`)
            .join(', '),
        })
      : '',
  ]
  return (
    <>
      <details className="card" open={!source.parent}>
        <summary>
          <strong>{name}</strong> <span className="quiet small">{facts.filter((one) => one !== '').join(' · ')}</span>
        </summary>
        <div className="details-body stack">
          <div className="import-form">
            <Field
              label={t('import.dataset')}
              hint={
                replaces === null
                  ? t('import.dataset.hint')
                  : t('import.dataset.replaces', { dataset: name, version: replaces + 1 })
              }
              error={isDatasetName(name) ? undefined : t('import.dataset.invalid')}
              value={name}
              onChange={onName}
            />
          </div>
          <FailureNotice failure={description.error ?? description.data?.refused ?? null} />
          {description.data && (
            <ImportColumns
              description={description.data}
              types={null}
              onType={() => undefined}
              isVaulted={isVaulted}
              onVault={onVault}
            />
          )}
        </div>
      </details>
      {description.data && <RelabelledCodes dataset={name} columns={description.data.columns} />}
    </>
  )
}
