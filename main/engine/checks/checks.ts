import { Failure } from '../../contract/failure.ts'
import { decide } from '../../study/check-decisions.ts'
import { people } from '../../study/people.ts'
import { finishRun, startRun } from '../../study/runs.ts'
import type { Context, Handlers } from '../context.ts'
import { allOf, inTurn } from '../in-turn.ts'
import { studyOf } from '../session.ts'
import { workspaceOf } from '../workspace.ts'
import { failingGroups } from './failing-groups.ts'
import { apart, examined, findingsOf, plannedRule, plannedRules, resultOf } from './findings.ts'
import { keptOutcome } from './kept-outcome.ts'

type Feature = Pick<
  Handlers,
  'check.run' | 'check.records' | 'check.groups' | 'check.profile' | 'check.accept' | 'check.reopen'
>

/** The plan's checks on the data as collected, and what people decide on the records that fail. */
export const checkHandlers: Feature = {
  'check.run': async ({ rules: asked }, context) => {
    const { session, surroundings, signal, changed } = context
    const study = studyOf(session)
    const workspace = workspaceOf(session, surroundings.resources)
    const wanted = asked?.map((id) => plannedRule(workspace.plan, id)) ?? plannedRules(workspace.plan)
    const run = startRun(study, 'check.run', { rules: wanted.length })
    try {
      const rules = allOf(await inTurn(wanted, 'examining', context, (one) => examined(study, workspace, one)))
      const { results: checks, unexamined } = apart(rules)
      finishRun(study, run, 'done', { failing: checks.reduce((sum, { failing }) => sum + failing, 0) })
      changed('results', 'audit')
      return { checks, unexamined }
    } catch (error) {
      finishRun(study, run, signal.aborted ? 'cancelled' : 'failed', {})
      throw error
    }
  },
  'check.records': ({ rule, state, from, count }, { session, surroundings }) => {
    const study = studyOf(session)
    const workspace = workspaceOf(session, surroundings.resources)
    const { findings } = findingsOf(study, workspace, plannedRule(workspace.plan, rule))
    const listed = findings.filter(({ acceptance }) => state === 'all' || (acceptance === null) === (state === 'open'))
    const names = people(study)
    return {
      total: listed.length,
      records: listed.slice(from, from + count).map(({ record, row, acceptance }) => ({
        record,
        row: row === null ? null : row + 1,
        accepted: acceptance && {
          note: acceptance.note,
          person: names.get(acceptance.person) ?? acceptance.person,
          at: acceptance.decidedAt,
        },
      })),
    }
  },
  'check.groups': ({ rule, by }, { session, surroundings }) => {
    const workspace = workspaceOf(session, surroundings.resources)
    return { groups: failingGroups(studyOf(session), workspace, plannedRule(workspace.plan, rule), by) }
  },
  'check.profile': ({ rule }, { session, surroundings }) => {
    const study = studyOf(session)
    const workspace = workspaceOf(session, surroundings.resources)
    const planned = plannedRule(workspace.plan, rule)
    const outcome = keptOutcome(study, workspace, planned.checks.dataset, planned.rule)
    if (outcome.unit !== 'group') throw new Failure('check.not-a-profile', { rule })
    return { groups: [...outcome.groups] }
  },
  'check.accept': (args, context) => decideOn('accepted', args, context),
  'check.reopen': (args, context) => decideOn('reopened', args, context),
}

type Decision = { readonly rule: string; readonly records: readonly string[]; readonly note: string }

/** Keeps a decision on records that fail the rule: all of them, or none when one of them cannot be decided on so. */
const decideOn = (
  state: 'accepted' | 'reopened',
  { rule, records, note }: Decision,
  { session, surroundings, changed }: Context,
) => {
  const study = studyOf(session)
  const workspace = workspaceOf(session, surroundings.resources)
  const planned = plannedRule(workspace.plan, rule)
  const failing = new Map(findingsOf(study, workspace, planned).findings.map((one) => [one.record, one]))
  const decided = records.map((record, place) => {
    const finding = failing.get(record)
    if (!finding) throw new Failure('check.not-failing', { rule, position: place + 1 })
    if (state === 'reopened' && !finding.acceptance)
      throw new Failure('check.not-accepted', { rule, position: place + 1 })
    return finding
  })
  decide(study, { rule, state, records: decided, note })
  changed('results', 'audit')
  return resultOf(study, workspace, planned)
}
