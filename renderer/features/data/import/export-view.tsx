import { type FormEvent, useState } from 'react'
import type { FileDescription } from '../../../../main/contract/file-description.ts'
import type { Choice } from '../../../../main/contract/shell-api.ts'
import type { FileSource } from '../../../../main/contract/source.ts'
import type { ProposedSource } from '../../../../main/contract/source-commands.ts'
import { Waiting } from '../../../app/job-progress.tsx'
import { desktop } from '../../../app/shell.ts'
import { useWorkspace } from '../../../app/workspace.ts'
import { useAnswer } from '../../../engine-client/engine.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Field } from '../../../ui/field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { isDatasetName } from './dataset-name.ts'
import { namesForExport, renamed } from './export-names.ts'
import { ExportSource } from './export-source.tsx'
import { keptOf } from './import-options.ts'
import { LostAsPlain } from './lost-as-plain.tsx'
import { type Step, useBringing } from './use-bringing.ts'

type Props = { readonly file: Choice; readonly onBack: () => void; readonly onImported: (dataset: string) => void }

/** An export of Kobo or ODK: its tables, submissions first, with the form they were collected with; all come in together. */
export const ExportView = ({ file, onBack, onImported }: Props) => {
  const t = useTexts()
  const { bring, isPending, failure, cancel } = useBringing(file)
  const { study } = useWorkspace()
  const plan = useAnswer('plan.describe', {}).data?.plan ?? null
  const [files, setFiles] = useState<readonly Choice[]>([file])
  const [form, setForm] = useState<Choice | null>(null)
  const [typedReason, setReason] = useState<string | null>(null)
  const [typedNames, setTypedNames] = useState<ReadonlyMap<string, string>>(new Map())
  const [vaulted, setVaulted] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [described, setDescribed] = useState<ReadonlyMap<string, FileDescription['columns']>>(new Map())
  const withForm = form === null ? {} : { form: { file: form.token } }
  const proposal = useAnswer(
    'sources.propose',
    { files: files.map(({ token }) => token), ...withForm },
    { keep: 'previous' },
  )
  const sources = proposal.data?.sources ?? []
  const names = namesForExport(sources, study?.datasets ?? [], plan?.sources ?? [], typedNames)
  const isNext = study?.datasets.some(({ dataset }) => [...names.values()].includes(dataset)) ?? false
  const reason = typedReason ?? t(isNext ? 'import.reason.next' : 'import.reason.first')
  const areNamed = [...names.values()].every(isDatasetName) && new Set(names.values()).size === names.size
  const isRead =
    sources.length > 0 && !proposal.isPlaceholderData && sources.every(({ source }) => described.has(source.dataset))

  const chooseForm = async (): Promise<void> => {
    const words = { title: t('export.form.dialog'), button: t('import.dialog.button'), files: 'XLSForm' }
    const chosen = await desktop.choose('form', words)
    if (chosen) setForm(chosen)
  }
  const chooseMore = async (): Promise<void> => {
    const words = { title: t('import.dialog'), button: t('import.dialog.button'), files: t('import.dialog.files') }
    const chosen = await desktop.choose('data', words)
    if (chosen) setFiles([...files.filter(({ name }) => name !== chosen.name), chosen])
  }
  const told = (dataset: string) =>
    plan?.sources.find((one): one is FileSource => one.format !== 'entry' && one.dataset === names.get(dataset))
  // What the plan reads with a form, while none has been chosen.
  const before = form === null ? sources.map(({ source }) => told(source.dataset)) : []
  const unformed = before.find((one) => one?.form !== undefined)
  const canImport = isRead && areNamed && unformed === undefined
  const isVaulted = (dataset: string, name: string, suspected: boolean): boolean =>
    vaulted.get(`${dataset}/${name}`) ?? (suspected || (told(dataset)?.identifiers.includes(name) ?? false))
  const kept = ({ source }: ProposedSource): FileSource => ({
    ...renamed(source, names),
    ...keptOf(told(source.dataset)),
    identifiers: (described.get(source.dataset) ?? [])
      .filter(({ variable, identifier }) => isVaulted(source.dataset, variable.name, identifier.length > 0))
      .map(({ variable }) => variable.name),
  })

  const stepOf = (one: ProposedSource): Step => {
    const source = kept(one)
    const { codebook: _, ...read } = source
    const { dataset } = source
    const sets = (proposal.data?.sets ?? []).filter((set) => set.dataset === one.source.dataset)
    return {
      // The form documents its tables; a codebook beside it stays in the plan.
      source: form && read.form ? { ...read, form: { ...read.form, file: form.token } } : read,
      folder: files.find(({ name }) => name === source.file)?.token ?? file.token,
      edits: [{ edit: 'source', source }, ...sets.map((set) => ({ edit: 'set' as const, set: { ...set, dataset } }))],
    }
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    try {
      await bring(sources.map(stepOf), reason.trim())
      onImported(names.get(sources[0]?.source.dataset ?? '') ?? '')
    } catch {
      // What went wrong stands above the buttons.
    }
  }
  return (
    <form className="page stack import" onSubmit={(event) => void submit(event)}>
      <h1>{t('export.title', { name: files.map(({ name }) => name).join(', ') })}</h1>
      <p className="quiet">{t('export.explain')}</p>
      <div className="row">
        <Button onPress={() => void chooseForm()}>{t(form ? 'export.form.other' : 'export.form')}</Button>
        <Button onPress={() => void chooseMore()}>{t('export.more')}</Button>
        <Button look="bare" onPress={onBack}>
          {t('export.back')}
        </Button>
      </div>
      {proposal.isPending && <Waiting text={t('import.reading')} />}
      <FailureNotice failure={proposal.error} />
      {unformed && <LostAsPlain dataset={unformed.dataset} form={unformed.form} />}
      {form && proposal.data?.form && (
        <Notice tone="plain">
          {t('cli.sources.form', {
            title: proposal.data.form.title || form.name,
            questions: proposal.data.form.questions,
            languages: proposal.data.form.languages.join(', '),
          })}
        </Notice>
      )}
      {proposal.data && proposal.data.empty.length > 0 && (
        <Notice tone="warn">{t('cli.sources.empty', { sheets: proposal.data.empty.join(', ') })}</Notice>
      )}
      {sources.map((one) => (
        <ExportSource
          key={`${one.source.dataset} ${form?.token ?? ''}`}
          proposed={one}
          file={files.find(({ name }) => name === one.source.file)?.token ?? file.token}
          form={form?.token ?? null}
          name={names.get(one.source.dataset) ?? ''}
          onName={(name) => setTypedNames(new Map(typedNames).set(one.source.dataset, name))}
          replaces={study?.datasets.find(({ dataset }) => dataset === names.get(one.source.dataset))?.version ?? null}
          isVaulted={(name, suspected) => isVaulted(one.source.dataset, name, suspected)}
          onVault={(name, isIn) => setVaulted(new Map(vaulted).set(`${one.source.dataset}/${name}`, isIn))}
          onDescribed={(columns) => setDescribed((before) => new Map(before).set(one.source.dataset, columns))}
        />
      ))}
      <Field label={t('import.reason')} hint={t('import.reason.hint')} value={reason} onChange={setReason} />
      {isPending && <Waiting text={t('import.importing')} />}
      <FailureNotice failure={failure} />
      <div className="import-actions">
        <Button onPress={cancel}>{t('action.cancel')}</Button>
        <Button type="submit" look="primary" isDisabled={!canImport || isPending || reason.trim() === ''}>
          {t('export.import', { tables: sources.length })}
        </Button>
      </div>
    </form>
  )
}
