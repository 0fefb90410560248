import { useState } from 'react'
import type { Variable } from '../../../main/contract/codebook.ts'
import { MicrodataStep, microdataSteps } from '../../../main/contract/microdata.ts'
import { numberOf } from '../../i18n/number-of.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { codeOfGroup, type GroupDraft, isTakenCode, noGroup, RecodeGroup } from './recode-group.tsx'

type Kind = MicrodataStep['step']

type Props = {
  /** What goes out and can be changed, with its categories. */
  readonly variables: readonly Pick<Variable, 'name' | 'categories'>[]
  /** Those that the recipe has. */
  readonly steps: readonly MicrodataStep[]
  readonly onAdd: (step: MicrodataStep) => void
}

/** One more step: its kind, its variable, and the numbers or categories that it needs. */
export const StepAdder = ({ variables, steps, onAdd }: Props) => {
  const t = useTexts()
  const [kind, setKind] = useState<Kind>('suppress')
  const [chosen, setChosen] = useState<string | null>(null)
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [group, setGroup] = useState(noGroup)
  const { name: variable = '', categories = [] } = variables.find(({ name }) => name === chosen) ?? variables[0] ?? {}
  const groups = steps.flatMap((own) => (own.step === 'recode' && own.variable === variable ? own.groups : []))
  const free = categories.filter(({ code }) => !groups.some(({ of }) => of.includes(code)))
  const codes = [...free, ...groups].map(({ code }) => code)
  const step = MicrodataStep.safeParse(
    kind === 'recode' ? recodeOf(variable, group, codes) : stepOf(kind, variable, first, second),
  )
  const add = (): void => {
    if (!step.success) return
    onAdd(step.data)
    setFirst('')
    setSecond('')
    setGroup(noGroup)
  }
  return (
    <>
      <div className="row">
        <Select
          label={t('recipe.step.kind')}
          value={kind}
          options={microdataSteps.map((value) => ({ value, label: t(`microdata.step.${value}`) }))}
          onChange={setKind}
        />
        {kind !== 'suppress' && (
          <Select
            label={t('recipe.step.variable')}
            value={variable}
            options={variables.map(({ name }) => ({ value: name, label: name }))}
            onChange={(next) => {
              setChosen(next)
              setGroup(noGroup)
            }}
          />
        )}
        {kind !== 'suppress' && kind !== 'recode' && (
          <Field label={t(`recipe.step.first.${kind}`)} value={first} onChange={setFirst} />
        )}
        {kind === 'limit' && <Field label={t('recipe.step.second.limit')} value={second} onChange={setSecond} />}
      </div>
      {kind === 'recode' && <RecodeGroup categories={free} codes={codes} group={group} onChange={setGroup} />}
      <div className="row">
        <Button onPress={add} isDisabled={!step.success}>
          {t('recipe.step.add')}
        </Button>
      </div>
    </>
  )
}

/** Two categories or more under a code of their own; null while they are not. */
const recodeOf = (variable: string, group: GroupDraft, codes: readonly string[]): unknown => {
  const { of, label } = group
  if (of.length < 2 || isTakenCode(group, codes)) return null
  return {
    step: 'recode',
    variable,
    groups: [{ code: codeOfGroup(group), of: [...of], ...(label === '' ? {} : { label }) }],
  }
}

/** The step that the fields say, whole or not. */
const stepOf = (kind: Exclude<Kind, 'recode'>, variable: string, first: string, second: string): unknown => {
  switch (kind) {
    case 'suppress':
      return { step: kind }
    case 'band':
      return { step: kind, variable, from: first.split(/[;\s]+/).flatMap((text) => numberOf(text) ?? []) }
    case 'limit':
      return { step: kind, variable, bottom: numberOf(first), top: numberOf(second) }
    case 'pram':
    case 'noise':
      return { step: kind, variable, part: numberOf(first) }
  }
}
