import { type Variable, variableKinds } from '../../../../main/contract/codebook.ts'
import { inLanguage } from '../../../../main/contract/text.ts'
import { useAnswer } from '../../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Field } from '../../../ui/field.tsx'
import { LocalizedField } from '../../../ui/localized-field.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextBox } from '../../../ui/text-box.tsx'
import { VariableBox } from '../../../ui/variable-box.tsx'
import { VariableList } from '../../../ui/variable-list.tsx'
import { CategoriesEditor } from '../codebook/categories-editor.tsx'
import { CodelistBox } from '../codebook/codelist-box.tsx'
import { CodePairs } from './code-pairs.tsx'
import { boundsOf, type DerivationDraft } from './derivation-draft.ts'
import { useNamedOptions } from './variable-options.ts'

type Props = {
  readonly draft: DerivationDraft
  /** The variables that the step can use. */
  readonly inputs: readonly Variable[]
  readonly onChange: (part: Partial<DerivationDraft>) => void
}

/** What a derivation of the chosen kind is made of. */
export const DerivationParts = (props: Props) => {
  switch (props.draft.step) {
    case 'derive':
      return <FormulaParts {...props} />
    case 'band':
      return <BandParts {...props} />
    case 'recode':
      return <RecodeParts {...props} />
    case 'combine':
      return <CombineParts {...props} />
  }
}

const FormulaParts = ({ draft, inputs, onChange }: Props) => {
  const t = useTexts()
  const insert = (name: string): void => {
    const space = draft.formula === '' || draft.formula.endsWith(' ') ? '' : ' '
    onChange({
      formula: `${draft.formula}${space}${/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? `d.${name}` : `d["${name}"]`}`,
    })
  }
  return (
    <>
      <TextBox
        label={t('derivation.formula')}
        rows={3}
        value={draft.formula}
        onChange={(formula) => onChange({ formula })}
      />
      <p className="hint">{t('derivation.formula.hint')}</p>
      <div className="import-form">
        <VariableBox
          // A new box after each pick: empty and closed.
          key={draft.formula}
          label={t('derivation.insert')}
          options={useNamedOptions(inputs)}
          value={null}
          onChange={insert}
          noMatch={t('field.noMatch')}
        />
        <Select
          label={t('derivation.whenMissing')}
          value={draft.whenMissing}
          options={(['missing', 'evaluate'] as const).map((value) => ({
            value,
            label: t(`derivation.whenMissing.${value}`),
          }))}
          onChange={(whenMissing) => onChange({ whenMissing })}
        />
        <Select
          label={t('data.column.kind')}
          value={draft.kind}
          options={[
            { value: '' as const, label: t('derivation.kind.auto') },
            ...variableKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
          ]}
          onChange={(kind) => onChange({ kind })}
        />
      </div>
      <CategoriesEditor categories={draft.categories} onChange={(categories) => onChange({ categories })} />
    </>
  )
}

const BandParts = ({ draft, inputs, onChange }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const lists = (useAnswer('codelist.list', {}).data ?? []).filter(({ kind }) => kind === 'bands')
  const numbers = useNamedOptions(inputs.filter(({ storage }) => storage === 'number'))
  const isWrong = draft.from.trim() !== '' && boundsOf(draft.from) === null
  return (
    <div className="import-form">
      <VariableBox
        label={t('derivation.of')}
        options={numbers}
        value={draft.of === '' ? null : draft.of}
        onChange={(of) => onChange({ of })}
        noMatch={t('field.noMatch')}
      />
      <Select
        label={t('derivation.bands')}
        value={draft.list}
        options={[
          { value: '', label: t('derivation.bands.own') },
          ...lists.map(({ id, label }) => ({ value: id, label: inLanguage(label, language) })),
        ]}
        onChange={(list) => onChange({ list })}
      />
      {draft.list === '' && (
        <Field
          label={t('derivation.from')}
          hint={t('derivation.from.hint')}
          error={isWrong ? t('field.number') : undefined}
          value={draft.from}
          onChange={(from) => onChange({ from })}
        />
      )}
    </div>
  )
}

const RecodeParts = ({ draft, inputs, onChange }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const list = useAnswer('codelist.list', {}).data?.find(({ id }) => id === draft.list)
  const own = inputs.find(({ name }) => name === draft.of)
  const labels = new Map(own?.categories.map(({ code, label }) => [code, inLanguage(label, language)]))
  const options = useNamedOptions(inputs)
  const pick = (of: string): void => {
    const categories = inputs.find(({ name }) => name === of)?.categories ?? []
    onChange({ of, map: categories.map(({ code }) => ({ code, to: '' })) })
  }
  return (
    <>
      <div className="import-form">
        <VariableBox
          label={t('derivation.of')}
          options={options}
          value={draft.of === '' ? null : draft.of}
          onChange={pick}
          noMatch={t('field.noMatch')}
        />
        <div>
          <CodelistBox value={draft.list} onChange={(chosen) => onChange({ list: chosen, crosswalk: '' })} />
        </div>
        {list && list.crosswalks.length > 0 && (
          <Select
            label={t('derivation.crosswalk')}
            value={draft.crosswalk}
            options={[
              { value: '', label: t('derivation.crosswalk.none') },
              ...list.crosswalks.map(({ id, label }) => ({ value: id, label: inLanguage(label, language) })),
            ]}
            onChange={(crosswalk) => onChange({ crosswalk })}
          />
        )}
        <Field
          label={t('derivation.otherwise')}
          hint={t('derivation.otherwise.hint')}
          value={draft.otherwise}
          onChange={(otherwise) => onChange({ otherwise })}
        />
      </div>
      <CodePairs pairs={draft.map} labelOf={(code) => labels.get(code) ?? ''} onChange={(map) => onChange({ map })} />
      {draft.list === '' && (
        <CategoriesEditor categories={draft.categories} onChange={(categories) => onChange({ categories })} />
      )}
    </>
  )
}

const CombineParts = ({ draft, inputs, onChange }: Props) => {
  const t = useTexts()
  return (
    <>
      <VariableList
        label={t('derivation.answers')}
        hint={t('derivation.answers.hint')}
        options={useNamedOptions(inputs)}
        value={draft.answers}
        onChange={(answers) => onChange({ answers })}
        addText={t('derivation.answers.add')}
        noMatch={t('field.noMatch')}
        removeText={(variable) => t('derivation.answers.remove', { variable })}
      />
      <Field label={t('derivation.counted')} value={draft.counted} onChange={(counted) => onChange({ counted })} />
      <LocalizedField label={t('derivation.none')} value={draft.none} onChange={(none) => onChange({ none })} />
    </>
  )
}
