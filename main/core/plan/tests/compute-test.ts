import { Failure } from '../../../contract/failure.ts'
import type { TestResult, TestSpec, TestVariable } from '../../../contract/hypothesis.ts'
import type { Plan } from '../../../contract/plan.ts'
import { type Frame, variableOf } from '../../data/frame.ts'
import { selects } from '../../derivation/derive.ts'
import type { PreparedDesign } from '../designs/prepare-design.ts'
import { testedRows } from './tested-rows.ts'

/**
 * A test or a model of the plan on its design. Refused without a probability sample, which has no standard errors to
 * test with. The result lacks only its key, which the caller makes of everything that fed it.
 */
export const computeTest = (
  { study }: Pick<Plan, 'study'>,
  spec: TestSpec,
  { frame, survey }: PreparedDesign,
): Omit<TestResult, 'key'> => {
  if (!survey.probability) throw new Failure('test.no-probability', { test: spec.id, design: spec.design })
  const domain = spec.where === undefined ? undefined : selects(frame, spec.where)
  const { n, rows } = testedRows(spec, frame, survey, domain)
  return {
    id: spec.id,
    test: spec.test,
    form: formOf(spec),
    title: spec.title,
    ...(spec.universe === undefined ? {} : { universe: spec.universe }),
    window: spec.window ?? study.window,
    design: spec.design,
    ciLevel: spec.ciLevel,
    family: spec.family ?? null,
    variables: namesOf(spec).map((name) => described(frame, name)),
    n,
    rows: [...rows],
  }
}

const formOf = (spec: TestSpec): TestResult['form'] => {
  if (spec.test === 'independence') return spec.statistic
  return spec.test === 'regression' ? spec.kind : null
}

const namesOf = (spec: TestSpec): readonly string[] => {
  switch (spec.test) {
    case 'independence':
      return [spec.rows, spec.columns]
    case 'mean':
      return [spec.variable]
    case 'twoMeans':
    case 'ranks':
      return [spec.variable, spec.groups]
    case 'regression':
      return [spec.response, ...spec.terms]
  }
}

const described = (frame: Frame, name: string): TestVariable => {
  const { label, categories } = variableOf(frame, name)
  return { variable: name, ...(label === undefined ? {} : { label }), categories: [...categories] }
}
