import { type FormEvent, useState } from 'react'
import { namePattern } from '../../../../main/contract/name.ts'
import type { Choice } from '../../../../main/contract/shell-api.ts'
import { Waiting } from '../../../app/job-progress.tsx'
import { useAction, useAnswer } from '../../../engine-client/engine.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Field } from '../../../ui/field.tsx'
import { bothOf, LocalizedField } from '../../../ui/localized-field.tsx'
import { Modal } from '../../../ui/modal.tsx'
import { Select } from '../../../ui/select.tsx'
import {
  type BoundaryDraft,
  type BoundaryFile,
  boundaryName,
  boundarySpec,
  codesOf,
  suggested,
} from './boundary-spec.ts'

type Props = {
  readonly file: Choice
  /** Names of the boundaries that the plan has. */
  readonly known: readonly string[]
  readonly onClose: () => void
  readonly onImported: (id: string) => void
}

/** A file of boundaries before it comes in: what it holds, and which of its properties are code and name of an area. */
export const ImportBoundaries = ({ file, known, onClose, onImported }: Props) => {
  const t = useTexts()
  const [object, setObject] = useState('')
  const request = { file: file.token, ...(object === '' ? {} : { object }) }
  const described = useAnswer('boundaries.describe', request, { keep: 'previous' })
  const objects = described.data?.objects ?? []
  return (
    <Modal title={t('boundaries.import', { name: file.name })} width="wide" onClose={onClose}>
      {described.isPending && <Waiting text={t('import.reading')} />}
      <FailureNotice failure={described.error} />
      {objects.length > 1 && (
        <Select
          label={t('boundaries.object')}
          value={object === '' ? (objects[0] ?? '') : object}
          options={objects.map((name) => ({ value: name, label: name }))}
          onChange={setObject}
        />
      )}
      {described.data && !described.isPlaceholderData && (
        <BoundaryForm
          key={object}
          file={file}
          object={object === '' && objects.length > 1 ? (objects[0] ?? '') : object}
          content={described.data}
          known={known}
          onClose={onClose}
          onImported={onImported}
        />
      )}
      {!described.data && (
        <div className="actions">
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      )}
    </Modal>
  )
}

type FormProps = Props & { readonly object: string; readonly content: BoundaryFile }

const BoundaryForm = ({ file, object, content, known, onClose, onImported }: FormProps) => {
  const t = useTexts()
  const bring = useAction('boundaries.import')
  const note = useAction('plan.edit')
  const [draft, setDraft] = useState<BoundaryDraft>({
    id: boundaryName(file.name),
    object,
    credit: { es: '', en: '' },
    ...suggested(content),
  })
  const change = (part: Partial<BoundaryDraft>): void => setDraft({ ...draft, ...part })
  const codes = codesOf(content)
  const isNameGood = namePattern.test(draft.id)
  const canImport = isNameGood && (draft.code !== '' || content.hasIds)
  const optionOf = (name: string) => {
    const property = content.properties.find((one) => one.name === name)
    return { value: name, label: t('boundaries.property', { name, example: property?.example ?? '' }) }
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const boundaries = boundarySpec(draft, file.name)
    try {
      await bring.mutateAsync({ boundaries, folder: file.token })
      await note.mutateAsync({ edits: [{ edit: 'boundaries', boundaries }] })
      onImported(boundaries.id)
    } catch {
      // What went wrong stands above the buttons.
    }
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <p>{t('boundaries.areas', { areas: content.areas })}</p>
      <Field
        label={t('boundaries.id')}
        hint={t(known.includes(draft.id) ? 'boundaries.id.replaces' : 'boundaries.id.hint')}
        error={isNameGood ? undefined : t('import.dataset.invalid')}
        value={draft.id}
        onChange={(id) => change({ id })}
      />
      <Select
        label={t('boundaries.code')}
        value={draft.code}
        options={[...(content.hasIds ? [{ value: '', label: t('boundaries.code.id') }] : []), ...codes.map(optionOf)]}
        onChange={(code) => change({ code })}
      />
      <p className="hint">{t(canImport ? 'boundaries.code.hint' : 'boundaries.code.none')}</p>
      <Select
        label={t('boundaries.name')}
        value={draft.name}
        options={[
          { value: '', label: t('boundaries.name.none') },
          ...content.properties.map(({ name }) => optionOf(name)),
        ]}
        onChange={(name) => change({ name })}
      />
      <LocalizedField
        label={t('boundaries.credit')}
        hint={t('boundaries.credit.hint')}
        value={draft.credit}
        onChange={(credit) => change({ credit: bothOf(credit) })}
      />
      <FailureNotice failure={bring.error ?? note.error} />
      <div className="actions">
        <Button onPress={onClose}>{t('action.cancel')}</Button>
        <Button type="submit" look="primary" isDisabled={!canImport || bring.isPending || note.isPending}>
          {t('import.import')}
        </Button>
      </div>
    </form>
  )
}
