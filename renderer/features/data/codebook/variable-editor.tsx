import type { FormEvent } from 'react'
import { type Variable, variableKinds } from '../../../../main/contract/codebook.ts'
import type { VariableChange } from '../../../../main/contract/plan-edit-commands.ts'
import { useDraft } from '../../../engine-client/draft.ts'
import { useAction, useAnswer } from '../../../engine-client/engine.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Inspector } from '../../../ui/inspector.tsx'
import { LocalizedField } from '../../../ui/localized-field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Select } from '../../../ui/select.tsx'
import { CategoriesEditor } from './categories-editor.tsx'
import { CodelistBox } from './codelist-box.tsx'
import { FoundCodes } from './found-codes.tsx'
import { MissingEditor } from './missing-editor.tsx'
import {
  asInFile,
  categoriesOf,
  changeOf,
  draftOf,
  faultOf,
  missingOf,
  unchanged,
  type VariableDraft,
} from './variable-draft.ts'

type Props = {
  readonly dataset: string
  /** One, or several that get the same. */
  readonly variables: readonly [Variable, ...Variable[]]
  readonly onClose: () => void
}

/** What variables mean, written into the plan: of one all of it, of several what is chosen to be changed. */
export const VariableEditor = ({ dataset, variables, onClose }: Props) => {
  const t = useTexts()
  const [first] = variables
  const isOne = variables.length === 1
  const names = variables.map(({ name }) => name)
  const kept = useDraft<VariableDraft>(`codebook/${dataset}/${isOne ? first.name : '*'}`)
  const edit = useAction('plan.edit')
  const overrides = useAnswer('plan.describe', {}).data?.plan?.codebook[dataset]
  const before = isOne ? draftOf(first, overrides?.[first.name]?.list) : null
  const draft = kept.value ?? before ?? unchanged
  const put = (part: Partial<VariableDraft>): void => kept.change({ ...draft, ...part })
  const change = changeOf(draft, before)
  const fault = faultOf(draft)
  const isChanged = Object.keys(change).length > 0
  const close = (): void => {
    kept.discard()
    onClose()
  }
  const save = (what: VariableChange): void =>
    edit.mutate({ edits: [{ edit: 'variables', dataset, variables: names, change: what }] }, { onSuccess: close })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isChanged && fault === null) save(change)
  }
  const hasOverrides = names.some((name) => overrides?.[name] !== undefined)
  return (
    <Inspector
      title={
        isOne ? t('codebook.edit.one', { variable: first.name }) : t('codebook.edit.many', { variables: names.length })
      }
      isWide
    >
      {!isOne && <p className="small quiet">{names.join(', ')}</p>}
      <form className="stack" onSubmit={submit}>
        {isOne && (
          <LocalizedField
            label={t('data.column.label')}
            value={draft.label ?? ''}
            onChange={(label) => put({ label })}
          />
        )}
        <Select
          label={t('data.column.kind')}
          value={draft.kind ?? 'same'}
          options={[
            ...(isOne ? [] : [{ value: 'same' as const, label: t('codebook.same') }]),
            ...variableKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
          ]}
          onChange={(kind) => put({ kind: kind === 'same' ? null : kind })}
        />
        <Part
          name={t('variable.categories')}
          isOne={isOne}
          isIn={draft.categories !== null}
          onIn={(isIn) => put({ categories: isIn ? categoriesOf(first) : null })}
        >
          {!draft.list && (
            <>
              <CategoriesEditor categories={draft.categories ?? []} onChange={(categories) => put({ categories })} />
              {isOne && (
                <FoundCodes
                  dataset={dataset}
                  variable={first}
                  draft={draft}
                  onAdd={(found) => put({ categories: [...(draft.categories ?? []), ...found] })}
                />
              )}
            </>
          )}
        </Part>
        <Part
          name={t('derivation.list')}
          isOne={isOne}
          isIn={draft.list !== null}
          onIn={(isIn) => put({ list: isIn ? '' : null })}
        >
          <CodelistBox value={draft.list ?? ''} onChange={(list) => put({ list })} />
        </Part>
        <Part
          name={t('variable.missing')}
          isOne={isOne}
          isIn={draft.missing !== null}
          onIn={(isIn) => put({ missing: isIn ? missingOf(first) : null })}
        >
          <MissingEditor
            rules={draft.missing ?? []}
            areNumbers={variables.every(({ storage }) => storage === 'number')}
            onChange={(missing) => put({ missing })}
          />
        </Part>
        <Part
          name={t('variable.question')}
          isOne={isOne}
          isIn={draft.question !== null}
          onIn={(isIn) => put({ question: isIn ? (first.question ?? '') : null })}
        >
          <LocalizedField
            label={t('variable.question')}
            value={draft.question ?? ''}
            onChange={(question) => put({ question })}
          />
        </Part>
        <Part
          name={t('variable.universe')}
          isOne={isOne}
          isIn={draft.universe !== null}
          onIn={(isIn) => put({ universe: isIn ? (first.universe ?? '') : null })}
        >
          <LocalizedField
            label={t('variable.universe')}
            hint={t('codebook.universe.hint')}
            value={draft.universe ?? ''}
            onChange={(universe) => put({ universe })}
          />
        </Part>
        {fault && <Notice tone="warn">{t(`codebook.fault.${fault}`)}</Notice>}
        <FailureNotice failure={edit.error} />
        <div className="row end">
          <Button onPress={close}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" isDisabled={!isChanged || fault !== null || edit.isPending}>
            {t('codebook.save')}
          </Button>
        </div>
        {hasOverrides && (
          <Button look="bare" onPress={() => save(asInFile)}>
            {t('codebook.asInFile')}
          </Button>
        )}
      </form>
    </Inspector>
  )
}

type PartProps = {
  readonly name: string
  readonly isOne: boolean
  readonly isIn: boolean
  readonly onIn: (isIn: boolean) => void
  readonly children: React.ReactNode
}

/** A part of the documentation; of several variables only when it is chosen to be changed. */
const Part = ({ name, isOne, isIn, onIn, children }: PartProps) => {
  const t = useTexts()
  if (isOne) return <>{children}</>
  return (
    <>
      <Checkbox isSelected={isIn} onChange={onIn}>
        {t('codebook.change', { part: name })}
      </Checkbox>
      {isIn && children}
    </>
  )
}
