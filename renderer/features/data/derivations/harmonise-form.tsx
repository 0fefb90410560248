import { type FormEvent, useId } from 'react'
import type { DatasetInfo } from '../../../../main/contract/study-overview.ts'
import { useWorkspace } from '../../../app/workspace.ts'
import { useAction, useAnswer } from '../../../engine-client/engine.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Select } from '../../../ui/select.tsx'
import { chosenRecodes, editsOf, type HarmoniseDraft } from './harmonise-draft.ts'
import { ProposedRecode } from './proposed-recode.tsx'

type Props = {
  readonly dataset: string
  readonly draft: HarmoniseDraft
  readonly onDraft: (draft: HarmoniseDraft) => void
  readonly onKept: () => void
  readonly onCancel: () => void
}

/** Recodings that give a dataset the codes of another one or of another delivery, to be looked through and kept. */
export const HarmoniseForm = ({ dataset, draft, onDraft, onKept, onCancel }: Props) => {
  const t = useTexts()
  const title = useId()
  const edit = useAction('plan.edit')
  const references = useReferences(dataset)
  const inputs = useAnswer('derivation.inputs', { dataset, at: null })
  const { reference } = draft
  const proposals = useAnswer(
    'derivation.propose',
    { dataset, reference: reference ?? { dataset } },
    { enabled: reference !== null },
  )
  const taken = new Set(inputs.data?.map(({ name }) => name))
  const chosen = chosenRecodes(draft, proposals.data ?? [], taken, (variable) => t('harmonise.name', { variable }))
  const edits = editsOf(chosen, dataset)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (edits) edit.mutate({ edits }, { onSuccess: onKept })
  }
  return (
    <form className="card stack" aria-labelledby={title} onSubmit={submit}>
      <h2 id={title}>{t('harmonise.title')}</h2>
      <p className="hint">{t('harmonise.explain')}</p>
      <div className="import-form">
        <Select
          label={t('harmonise.reference')}
          value={reference === null ? '' : JSON.stringify(reference)}
          options={[
            ...(reference === null ? [{ value: '', label: t('step.choose') }] : []),
            ...references.map(({ label, ...one }) => ({ value: JSON.stringify(one), label })),
          ]}
          onChange={(value) => value !== '' && onDraft({ ...draft, reference: JSON.parse(value), pairs: {} })}
        />
      </div>
      <FailureNotice failure={proposals.error ?? inputs.error} />
      {reference !== null && proposals.data?.length === 0 && <p role="status">{t('harmonise.nothing')}</p>}
      {chosen.map((one) => (
        <ProposedRecode
          key={one.proposal.variable}
          recode={one}
          onWanted={(isWanted) => {
            const others = draft.left.filter((name) => name !== one.proposal.variable)
            onDraft({ ...draft, left: isWanted ? others : [...others, one.proposal.variable] })
          }}
          onName={(name) => onDraft({ ...draft, names: { ...draft.names, [one.proposal.variable]: name } })}
          onPair={(code, to) => {
            const pairs = { ...draft.pairs[one.proposal.variable], [code]: to }
            onDraft({ ...draft, pairs: { ...draft.pairs, [one.proposal.variable]: pairs } })
          }}
        />
      ))}
      <FailureNotice failure={edit.error} />
      <div className="row end">
        <Button onPress={onCancel}>{t('action.cancel')}</Button>
        <Button type="submit" look="primary" isDisabled={!edits || edit.isPending}>
          {t('harmonise.keep', { count: edits?.length ?? 0 })}
        </Button>
      </div>
    </form>
  )
}

type Reference = NonNullable<HarmoniseDraft['reference']> & { readonly label: string }

/** Whose codes can be taken: the other datasets, and the other deliveries of this one. */
export const useReferences = (dataset: string): readonly Reference[] => {
  const t = useTexts()
  const { study } = useWorkspace()
  const versions = useAnswer('data.versions', { dataset }).data ?? []
  const others = (study?.datasets ?? []).filter((one: DatasetInfo) => one.dataset !== dataset)
  return [
    ...others.map((one) => ({ dataset: one.dataset, label: one.dataset })),
    ...versions
      .filter(({ isCurrent }) => !isCurrent)
      .map(({ version, file }) => ({
        dataset,
        version,
        label: t('harmonise.delivery', { version, file: file || t('data.typedIn') }),
      })),
  ]
}
