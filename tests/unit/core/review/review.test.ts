import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ReviewAction, type ReviewMode, reviewActions } from '../../../../main/contract/review.ts'
import { afterEvent, presentState, type Review, refusalOf, unreviewed } from '../../../../main/core/review/review.ts'

/** Does what is not refused, as the engine does. */
const acted = (steps: readonly (readonly [ReviewAction, string])[], mode: ReviewMode, fingerprint = 'a'): Review =>
  steps.reduce((review, [action, person]) => {
    const refusal = refusalOf(review, action, { person, fingerprint, mode })
    return refusal === null ? afterEvent(review, { action, person, fingerprint, protection: 'p' }, mode) : review
  }, unreviewed)

const validated = [
  ['submit', 'ana'],
  ['begin', 'eva'],
  ['validate', 'eva'],
] as const

const approved = [...validated, ['protect', 'leo'], ['approve', 'eva'], ['approve', 'leo']] as const

describe('a table on its way', () => {
  test('is validated, protected, approved by two and released', () => {
    expect(acted(approved, 'team')).toMatchObject({
      state: 'approved',
      submitter: 'ana',
      validator: 'eva',
      approvers: ['eva', 'leo'],
    })
    expect(acted([...approved, ['produce', 'leo'], ['release', 'leo']], 'team').state).toBe('released')
  })

  test('goes back with a request for changes and is submitted again', () => {
    const asked = [
      ['submit', 'ana'],
      ['begin', 'eva'],
      ['requestChanges', 'eva'],
    ] as const
    expect(acted(asked, 'team').state).toBe('changesRequested')
    expect(acted([...asked, ...validated], 'team').state).toBe('validated')
  })

  test('loses its approvals when it is protected anew', () => {
    expect(acted([...approved, ['protect', 'leo']], 'team')).toMatchObject({ state: 'protected', approvers: [] })
  })
})

describe('who may', () => {
  const team = { fingerprint: 'a', mode: 'team' } as const
  test('whoever submitted neither reviews nor approves', () => {
    const review = acted([...validated, ['protect', 'leo']], 'team')
    expect(refusalOf(review, 'approve', { ...team, person: 'ana' })).toBe('own-submission')
    expect(refusalOf(acted([['submit', 'ana']], 'team'), 'begin', { ...team, person: 'ana' })).toBe('own-submission')
  })

  test('nobody approves twice; the validator may be one of two', () => {
    const review = acted([...validated, ['protect', 'leo'], ['approve', 'eva']], 'team')
    expect(review.state).toBe('protected')
    expect(refusalOf(review, 'approve', { ...team, person: 'eva' })).toBe('already-approved')
    expect(refusalOf(review, 'approve', { ...team, person: 'leo' })).toBeNull()
  })

  test('of two people the other approves, one alone does all', () => {
    const steps = [...validated, ['protect', 'ana'], ['approve', 'ana'], ['approve', 'eva']] as const
    expect(acted(steps, 'pair')).toMatchObject({ state: 'approved', approvers: ['eva'] })
    const alone = steps.map(([action]) => [action, 'ana'] as const)
    expect(acted(alone, 'alone')).toMatchObject({ state: 'approved', approvers: ['ana'] })
  })
})

describe('a change of what feeds it', () => {
  test('makes a draft of whatever is not out yet, and leaves what is out as it was', () => {
    const review = acted(approved, 'team')
    expect(presentState(review, 'a')).toEqual({ state: 'approved', isStale: false })
    expect(presentState(review, 'b')).toEqual({ state: 'draft', isStale: true })
    expect(refusalOf(review, 'produce', { person: 'leo', fingerprint: 'b', mode: 'team' })).toBe('wrong-state')
    const released = acted([...approved, ['produce', 'leo'], ['release', 'leo']], 'team')
    expect(presentState(released, 'b')).toEqual({ state: 'released', isStale: true })
    expect(refusalOf(released, 'submit', { person: 'ana', fingerprint: 'b', mode: 'team' })).toBeNull()
    expect(refusalOf(released, 'submit', { person: 'ana', fingerprint: 'a', mode: 'team' })).toBe('wrong-state')
  })
})

/** What is not refused to a person now. */
const possible = (review: Review, person: string): readonly ReviewAction[] =>
  reviewActions.filter((action) => refusalOf(review, action, { person, fingerprint: 'a', mode: 'team' }) === null)

test('whatever people do, nothing is approved without two others, nor released without approval', () => {
  const step = fc.tuple(fc.nat(), fc.constantFrom('ana', 'eva', 'leo'))
  let approvedRuns = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 40, maxLength: 80 }), (steps) => {
      let review = unreviewed
      for (const [choice, person] of steps) {
        const actions = possible(review, person)
        const action = actions[choice % Math.max(actions.length, 1)]
        if (!action) continue
        review = afterEvent(review, { action, person, fingerprint: 'a', protection: 'p' }, 'team')
        if (!['approved', 'produced', 'released', 'retracted'].includes(review.state)) continue
        approvedRuns++
        expect(new Set(review.approvers).size).toBe(2)
        expect(review.approvers).not.toContain(review.submitter)
        expect(review.validator).not.toBe(review.submitter)
        expect(review.protection).toBe('p')
      }
    }),
    { numRuns: 500 },
  )
  expect(approvedRuns).toBeGreaterThan(100)
})
