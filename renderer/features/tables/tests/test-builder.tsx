import { useState } from 'react'
import type { Plan } from '../../../../main/contract/plan.ts'
import { inLanguage } from '../../../../main/contract/text.ts'
import { reportTest } from '../../../../main/core/report/hypothesis/report-test.ts'
import { CommandButton } from '../../../commands/command-button.tsx'
import { useCommand } from '../../../commands/registry.ts'
import { useAnswer } from '../../../engine-client/engine.ts'
import { forReport, useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Empty } from '../../../ui/empty.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Select } from '../../../ui/select.tsx'
import { SettledField } from '../../../ui/settled-field.tsx'
import { VariableBox } from '../../../ui/variable-box.tsx'
import { ByBox, ByTags } from '../builder/by-shelf.tsx'
import { useVariableOptions } from '../builder/variable-options.ts'
import { ReportTableView } from '../report-table-view.tsx'
import { SaveTestDialog } from './save-test-dialog.tsx'
import { hasSecond, isAnswer, suitsFirst, suitsSecond, type TestDraft, testKinds, testOf } from './test-draft.ts'

type Props = {
  readonly plan: Plan
  readonly draft: TestDraft
  readonly onDraft: (draft: TestDraft) => void
  readonly onSaved: (id: string) => void
}

const regressions = ['linear', 'logistic'] as const

/** A test or a model put together part by part, with its result as soon as there is one. */
export const TestBuilder = ({ plan, draft, onDraft, onSaved }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const optionsOf = useVariableOptions()
  const [isSaving, setSaving] = useState(false)
  const variables = useAnswer('plan.variables', { design: draft.design }).data ?? []
  const change = (part: Partial<TestDraft>): void => onDraft({ ...draft, ...part })
  const name = (id: string | null): string =>
    inLanguage(variables.find((variable) => variable.name === id)?.label, language) || (id ?? '')
  const title = `${t(`testKind.${draft.kind}`)}: ${[draft.first, draft.second]
    .filter((id) => id !== null)
    .map(name)
    .join(' × ')}`
  const spec = testOf(draft, 'prueba', title)
  const answer = useAnswer('test.run', { test: spec ?? neverRun }, { enabled: spec !== null, keep: 'previous' })
  const isStale = answer.isPlaceholderData
  useCommand('tables.save', () => setSaving(true), spec !== null && answer.isSuccess && !isStale)
  const noMatch = t('builder.noMatch')
  return (
    <div className="builder">
      <div className="shelves">
        <Select
          label={t('builder.design')}
          value={draft.design}
          options={plan.designs.map(({ id, label }) => ({ value: id, label: inLanguage(label, language) || id }))}
          onChange={(design) => change({ design, first: null, second: null, terms: [], where: '' })}
        />
        <Select
          label={t('testKind')}
          value={draft.kind}
          options={testKinds.map((kind) => ({ value: kind, label: t(`testKind.${kind}`) }))}
          onChange={(kind) => change({ kind, first: null, second: null, terms: [] })}
        />
        {draft.kind === 'regression' && (
          <Select
            label={t('testKind.regressionKind')}
            value={draft.regression}
            options={regressions.map((kind) => ({ value: kind, label: t(`testKind.${kind}`) }))}
            onChange={(regression) => change({ regression })}
          />
        )}
        <VariableBox
          key={`1 ${draft.design} ${draft.kind}`}
          label={t(draft.kind === 'regression' ? 'testKind.response' : 'builder.variable')}
          options={optionsOf(variables.filter((variable) => suitsFirst(draft, variable)))}
          value={draft.first}
          onChange={(first) => change({ first })}
          noMatch={noMatch}
        />
        {hasSecond(draft) && (
          <VariableBox
            key={`2 ${draft.design} ${draft.kind}`}
            label={t(draft.kind === 'independence' ? 'testKind.columns' : 'testKind.groups')}
            options={optionsOf(variables.filter(suitsSecond))}
            value={draft.second}
            onChange={(second) => change({ second })}
            noMatch={noMatch}
          />
        )}
        {draft.kind === 'regression' && (
          <ByBox
            options={optionsOf(variables.filter(isAnswer))}
            by={draft.terms}
            onAdd={(term) => change({ terms: [...draft.terms, term] })}
          />
        )}
        <SettledField
          key={`where ${draft.design}`}
          label={t('builder.where')}
          placeholder={t('builder.where.hint')}
          value={draft.where}
          onChange={(where) => change({ where })}
        />
        {draft.kind === 'regression' && (
          <ByTags
            options={optionsOf(variables.filter(isAnswer))}
            by={draft.terms}
            onRemove={(removed) => change({ terms: draft.terms.filter((term) => !removed.has(term)) })}
          />
        )}
      </div>
      <div className="builder-actions">
        <p className="small quiet">{t(`testKind.help.${draft.kind}`)}</p>
        <CommandButton id="tables.save" icon="plus" />
      </div>
      {spec === null ? (
        <Empty text={t('testKind.next')} />
      ) : (
        <>
          <FailureNotice failure={answer.error} />
          {answer.data && (
            <div className={isStale ? 'stale' : ''} aria-busy={isStale}>
              <ReportTableView
                hasRemove={false}
                table={reportTest(answer.data, 1, { language, texts: forReport(t), warnings: [] })}
              />
            </div>
          )}
        </>
      )}
      {isSaving && spec && (
        <SaveTestDialog plan={plan} test={spec} onClose={() => setSaving(false)} onSaved={onSaved} />
      )}
    </div>
  )
}

/** Asked for by nobody: the call is switched off until the draft is complete. */
const neverRun = { test: 'mean', id: 'x', title: '', design: 'x', variable: 'x' } as const
