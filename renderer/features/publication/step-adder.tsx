import { useState } from 'react'
import { MicrodataStep } from '../../../main/contract/microdata.ts'
import { numberOf } from '../../i18n/number-of.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'

const kinds = ['band', 'limit', 'suppress', 'pram', 'noise'] as const
type Kind = (typeof kinds)[number]

type Props = { readonly variables: readonly string[]; readonly onAdd: (step: MicrodataStep) => void }

/** One more step: its kind, its variable, and the numbers that it needs. */
export const StepAdder = ({ variables, onAdd }: Props) => {
  const t = useTexts()
  const [kind, setKind] = useState<Kind>('suppress')
  const [chosen, setChosen] = useState<string | null>(null)
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const variable = variables.find((name) => name === chosen) ?? variables[0] ?? ''
  const step = MicrodataStep.safeParse(stepOf(kind, variable, first, second))
  const add = (): void => {
    if (!step.success) return
    onAdd(step.data)
    setFirst('')
    setSecond('')
  }
  return (
    <div className="row">
      <Select
        label={t('recipe.step.kind')}
        value={kind}
        options={kinds.map((value) => ({ value, label: t(`microdata.step.${value}`) }))}
        onChange={setKind}
      />
      {kind !== 'suppress' && (
        <>
          <Select
            label={t('recipe.step.variable')}
            value={variable}
            options={variables.map((value) => ({ value, label: value }))}
            onChange={setChosen}
          />
          <Field label={t(`recipe.step.first.${kind}`)} value={first} onChange={setFirst} />
        </>
      )}
      {kind === 'limit' && <Field label={t('recipe.step.second.limit')} value={second} onChange={setSecond} />}
      <Button onPress={add} isDisabled={!step.success}>
        {t('recipe.step.add')}
      </Button>
    </div>
  )
}

/** The step that the fields say, whole or not. */
const stepOf = (kind: Kind, variable: string, first: string, second: string): unknown => {
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
