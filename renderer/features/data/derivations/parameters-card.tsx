import { useId, useState } from 'react'
import type { Parameter } from '../../../../main/contract/parameter.ts'
import { inLanguage } from '../../../../main/contract/text.ts'
import { plainNumber } from '../../../../main/core/report/number-format.ts'
import { useMay } from '../../../app/use-may.ts'
import { CommandButton } from '../../../commands/command-button.tsx'
import { useCommand } from '../../../commands/registry.ts'
import { useDraft } from '../../../engine-client/draft.ts'
import { useAction } from '../../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { type ParameterDraft, ParameterForm } from './parameter-form.tsx'

/** The numbers that the study chose: every formula of the plan takes them from here. */
export const ParametersCard = ({ parameters }: { readonly parameters: readonly Parameter[] }) => {
  const t = useTexts()
  const language = useLanguage()
  const title = useId()
  const edit = useAction('plan.edit')
  const mayEdit = useMay()('plan.edit')
  const draft = useDraft<ParameterDraft>('data/parameter')
  const [picked, setPicked] = useState<string | null>(null)
  const current = parameters.find(({ name }) => name === picked) ?? parameters[0]
  const isFree = draft.value === null && !edit.isPending && mayEdit
  useCommand('parameter.add', () => draft.change({ isNew: true }), isFree)
  useCommand(
    'parameter.edit',
    () => current && draft.change({ ...current, isNew: false }),
    isFree && current !== undefined,
  )
  useCommand(
    'parameter.remove',
    () => current && edit.mutate({ edits: [{ edit: 'removeParameter', parameter: current.name }] }),
    isFree && current !== undefined,
  )
  return (
    <section className="stack" aria-labelledby={title}>
      <h2 id={title}>{t('methodology.parameters')}</h2>
      <p className="quiet">{t('parameter.explain')}</p>
      <div className="row">
        <CommandButton id="parameter.add" icon="plus" />
        {parameters.length > 0 && (
          <>
            <CommandButton id="parameter.edit" />
            <CommandButton id="parameter.remove" icon="close" look="bare" />
          </>
        )}
      </div>
      {parameters.length > 0 && (
        <div className="card">
          <PlainTable
            caption={t('methodology.parameters.chosen')}
            rows={parameters}
            keyOf={({ name }) => name}
            columns={[
              {
                label: t('methodology.parameters.label'),
                value: ({ name, label }) => (
                  <button
                    type="button"
                    className="side-item"
                    aria-current={name === current?.name}
                    onClick={() => setPicked(name)}
                  >
                    {inLanguage(label, language)}
                  </button>
                ),
              },
              { label: t('parameter.inFormulas'), value: ({ name }) => <code>{`$.${name}`}</code> },
              {
                label: t('methodology.parameters.value'),
                value: ({ value }) => plainNumber(value, language),
                isNumber: true,
              },
              { label: t('methodology.parameters.source'), value: ({ source }) => inLanguage(source, language) },
            ]}
          />
        </div>
      )}
      <FailureNotice failure={edit.error} />
      {draft.value && (
        <ParameterForm
          draft={draft.value}
          taken={parameters.map(({ name }) => name)}
          onDraft={draft.change}
          onKeep={(parameter) =>
            edit.mutate(
              { edits: [{ edit: 'parameter', parameter }] },
              {
                onSuccess: () => {
                  draft.discard()
                  setPicked(parameter.name)
                },
              },
            )
          }
          onCancel={draft.discard}
        />
      )}
    </section>
  )
}
