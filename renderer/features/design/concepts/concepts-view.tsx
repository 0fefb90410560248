import { useState } from 'react'
import type { Variable } from '../../../../main/contract/codebook.ts'
import { type Concept, type ConceptBase, observedUnits } from '../../../../main/contract/concept.ts'
import type { DesignSpec } from '../../../../main/contract/design.ts'
import type { Plan } from '../../../../main/contract/plan.ts'
import { inLanguage } from '../../../../main/contract/text.ts'
import { useAnswer } from '../../../engine-client/engine.ts'
import { usePlanPart } from '../../../engine-client/use-plan-part.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Select } from '../../../ui/select.tsx'
import { VariableBox, type VariableOption } from '../../../ui/variable-box.tsx'
import { VariableList } from '../../../ui/variable-list.tsx'
import { CodedConcept } from './coded-concept.tsx'
import { type Coded, codedOf, fitting, saidOf, withCoded, withVariables } from './concept-base.ts'

type Props = {
  readonly design: DesignSpec
  readonly plan: Plan
  readonly variables: readonly Variable[]
  readonly options: readonly VariableOption[]
}

/** What the variables of a base mean to the indicator library, said once for all of its indicators. */
export const ConceptsView = ({ design, plan, variables, options }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const library = useAnswer('indicators.list', {})
  const inPlan = plan.concepts.find((base) => base.design === design.id) ?? null
  const { part, change, failure } = usePlanPart<ConceptBase | null>(inPlan, (base) =>
    base ? { edit: 'concepts', base } : { edit: 'removeConcepts', design: design.id },
  )
  const [picked, setPicked] = useState<ConceptBase['unit'] | null>(null)
  const [begun, setBegun] = useState<string | null>(null)
  const unit = part?.unit ?? picked
  const keep = (unit: ConceptBase['unit'], next: (base: ConceptBase) => ConceptBase): void => {
    // It stays picked when the last of what is said of the base is taken away.
    setPicked(unit)
    change((now) => saidOf(next(now ?? { design: design.id, unit, variables: {} })))
  }
  const concepts = library.data?.concepts ?? []
  const mapped = Object.keys(part?.variables ?? {})
  const listed = begun === null || mapped.includes(begun) ? mapped : [...mapped, begun]
  const free = unit ? fitting(concepts, unit).filter(({ id }) => !listed.includes(id)) : []
  const available = (library.data?.indicators ?? []).filter((row) => row.design === design.id).length
  const nameOf = ({ name }: Concept): string => inLanguage(name, language)
  return (
    <div className="stack concepts">
      <p className="quiet">{t('concepts.explain')}</p>
      <FailureNotice failure={library.error ?? failure} />
      <Select
        label={t('concepts.unit')}
        value={unit ?? 'none'}
        options={[
          ...(unit ? [] : [{ value: 'none' as const, label: t('step.choose') }]),
          ...observedUnits.map((value) => ({ value, label: t(`concepts.unit.${value}`) })),
        ]}
        onChange={(next) => {
          if (next === 'none') return
          if (part) keep(next, (base) => ({ ...base, unit: next }))
          else setPicked(next)
        }}
      />
      {unit && (
        <>
          <p role="status">{t('concepts.available', { indicators: available })}</p>
          {codedOf(concepts, unit).map((concept) => (
            <CodedConcept
              key={concept.id}
              concept={concept}
              base={part}
              variables={variables}
              options={options}
              onChange={(value) => keep(unit, (base) => withCoded(base, concept.id as Coded, value))}
            />
          ))}
          {listed.flatMap((id) => {
            const concept = concepts.find((one) => one.id === id)
            if (!concept) return []
            const held = [part?.variables[id] ?? []].flat()
            const sets = plan.sets.filter(({ dataset }) => dataset === design.dataset)
            const ofSets = sets.map(({ name, label }) => ({ name, label: inLanguage(label, language) || name }))
            return [
              <VariableList
                key={id}
                label={nameOf(concept)}
                hint={inLanguage(concept.about, language)}
                options={concept.kind === 'answers' ? ofSets : options}
                value={held}
                autoFocus={id === begun}
                onChange={(next) => {
                  setBegun(id)
                  keep(unit, (base) => withVariables(base, id, next))
                }}
                addText={t(held.length === 0 ? 'field.variable.add' : 'concepts.coarser')}
                noMatch={t(concept.kind === 'answers' ? 'concepts.noSet' : 'field.noMatch')}
                removeText={(variable) => t('field.variable.remove', { variable })}
              />,
            ]
          })}
          <VariableBox
            key={listed.join(' ')}
            label={t('concepts.add')}
            hint={t('concepts.add.hint')}
            options={free.map((concept) => ({ name: concept.id, label: nameOf(concept) }))}
            value={null}
            onChange={setBegun}
            noMatch={t('concepts.none')}
          />
        </>
      )}
    </div>
  )
}
