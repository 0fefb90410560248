import type { Variable } from '../../../main/contract/codebook.ts'
import type { MicrodataStep } from '../../../main/contract/microdata.ts'
import { percent } from '../../../main/core/report/number-format.ts'
import { useFigure } from '../../i18n/figures.ts'
import { type Texts, useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { StepAdder } from './step-adder.tsx'

type Figure = ReturnType<typeof useFigure>

type Props = {
  readonly steps: readonly MicrodataStep[]
  /** What goes out and can be changed, with its categories. */
  readonly variables: readonly Pick<Variable, 'name' | 'categories'>[]
  readonly onChange: (steps: readonly MicrodataStep[]) => void
}

/** The steps of a recipe in their order, to add, move up and take away. */
export const RecipeSteps = ({ steps, variables, onChange }: Props) => {
  const t = useTexts()
  const figure = useFigure()
  const raised = (at: number): readonly MicrodataStep[] => {
    const [before, step] = [steps[at - 1], steps[at]]
    return before && step ? [...steps.slice(0, at - 1), step, before, ...steps.slice(at + 1)] : steps
  }
  return (
    <section className="stack tight" aria-label={t('publication.microdata.steps')}>
      <h3>{t('publication.microdata.steps')}</h3>
      <p className="quiet small">{t('recipe.steps.explain')}</p>
      <ol>
        {steps.map((step, at) => {
          const name = stepText(step, t, figure)
          return (
            // Two steps can say the same; only their place tells them apart.
            <li key={`${name} ${at}`}>
              <span>{name}</span>{' '}
              {at > 0 && (
                <Button
                  size="small"
                  look="bare"
                  aria-label={t('recipe.step.up', { step: name })}
                  onPress={() => onChange(raised(at))}
                >
                  {t('recipe.step.up.short')}
                </Button>
              )}
              <Button
                size="small"
                look="bare"
                aria-label={t('recipe.step.remove', { step: name })}
                onPress={() => onChange(steps.filter((_, other) => other !== at))}
              >
                {t('recipe.step.remove.short')}
              </Button>
            </li>
          )
        })}
      </ol>
      <StepAdder variables={variables} steps={steps} onAdd={(step) => onChange(withStep(steps, step))} />
    </section>
  )
}

/** Groups of one variable are one step: a category in a group of an earlier one would not be there any more. */
const withStep = (steps: readonly MicrodataStep[], step: MicrodataStep): readonly MicrodataStep[] => {
  if (step.step !== 'recode') return [...steps, step]
  const at = steps.findIndex((one) => one.step === 'recode' && one.variable === step.variable)
  const before = steps[at]
  return before?.step === 'recode'
    ? steps.with(at, { ...before, groups: [...before.groups, ...step.groups] })
    : [...steps, step]
}

const stepText = (step: MicrodataStep, t: Texts, figure: Figure): string => {
  const name = t(`microdata.step.${step.step}`)
  switch (step.step) {
    case 'recode':
      return `${name}: ${step.variable} (${step.groups.map(({ code, of }) => `${of.join(' + ')} → ${code}`).join('; ')})`
    case 'band':
      return `${name}: ${step.variable} (${step.from.join('; ')})`
    case 'limit':
      return `${name}: ${step.variable} (${[step.bottom, step.top].map((limit) => limit ?? '…').join(' – ')})`
    case 'suppress':
      return name
    case 'pram':
    case 'noise':
      return `${name}: ${step.variable} (${figure(step.part, percent(1))})`
  }
}
