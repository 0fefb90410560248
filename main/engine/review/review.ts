import type { CheckedArgs, Result } from '../../contract/commands.ts'
import { Failure } from '../../contract/failure.ts'
import { type ReviewAction, type ReviewItem, validationChecks } from '../../contract/review.ts'
import type { JsonObject } from '../../study/canonical-json.ts'
import { signStatement } from '../../study/people/statement.ts'
import { appendReview } from '../../study/review-log.ts'
import type { Context, Handlers } from '../context.ts'
import { studyOf } from '../session.ts'
import { workspaceOf } from '../workspace.ts'
import { actOn, chosen } from './act.ts'
import { approvalPurpose, approvalStatement } from './approval.ts'
import { keepBenchmarkOf } from './benchmark.ts'
import { deskOf, lineageOfItem } from './desk.ts'
import { itemName } from './items.ts'
import { protectItems } from './protect.ts'
import { recompute } from './recompute.ts'
import { infoOf, modeNow, type ReviewedItem, reviewedItems } from './states.ts'

type Feature = Pick<Handlers, Extract<keyof Handlers, `review.${string}`>>

/** The way of tables, indicators and report from a draft to what was approved. */
export const reviewHandlers: Feature = {
  'review.list': (_args, context) => listOf(context),
  'review.desk': (args, context) => deskNow(args, context),
  'review.lineage': ({ item }, context) =>
    lineageOfItem(studyOf(context.session), workspaceNow(context), reviewedNow(item, context)),
  'review.submit': (args, context) =>
    act('submit', args, context, ({ inputs }) => ({ inputs: { ...inputs }, reason: args.reason })),
  'review.begin': (args, context) => act('begin', args, context, () => ({})),
  'review.requestChanges': (args, context) => act('requestChanges', args, context, () => ({ reason: args.reason })),
  'review.validate': (args, context) => {
    const missing = validationChecks.filter((check) => !args.checks.includes(check))
    if (missing.length > 0) throw new Failure('review.unchecked', { checks: missing.join(', ') })
    return act('validate', args, context, () => ({ reason: args.reason, checks: [...validationChecks] }))
  },
  'review.approve': (args, context) => {
    const study = studyOf(context.session)
    return act('approve', args, context, ({ item, fingerprint, review }) => ({
      reason: args.reason,
      protection: review.protection,
      signed: { ...signStatement(study, approvalPurpose, approvalStatement(study.id, item, fingerprint, review)) },
    }))
  },
  'review.protect': async ({ acceptDifferences }, context) => {
    await protectItems(studyOf(context.session), workspaceNow(context), context, acceptDifferences)
    context.changed('review', 'results', 'audit')
    return listOf(context)
  },
  'review.comment': ({ item, cell, text }, context) => {
    const reviewed = reviewedNow(item, context)
    appendReview(studyOf(context.session), 'comment', itemName(item), { cell, text, fingerprint: reviewed.fingerprint })
    context.changed('review', 'audit')
    return deskNow({ item }, context)
  },
  'review.benchmark': async ({ item, file, tolerance }, context) => {
    const reviewed = reviewedNow(item, context)
    await keepBenchmarkOf(studyOf(context.session), reviewed, file, tolerance)
    context.changed('review', 'audit')
    return deskNow({ item }, context)
  },
  'review.recompute': ({ item, tolerance }, context) => {
    const reviewed = reviewedNow(item, context)
    return recompute(workspaceNow(context), reviewed, tolerance)
  },
}

type Acted = Pick<CheckedArgs<'review.begin'>, 'items'>

const act = (
  action: ReviewAction,
  { items }: Acted,
  context: Context,
  details: (reviewed: ReviewedItem) => JsonObject,
): Result<'review.list'> => {
  actOn(studyOf(context.session), workspaceNow(context), action, items, details)
  context.changed('review', 'audit')
  return listOf(context)
}

const listOf = (context: Context): Result<'review.list'> => {
  const study = studyOf(context.session)
  return { items: itemsOf(context).map((reviewed) => infoOf(study, reviewed)), mode: modeNow(study) }
}

const deskNow = ({ item }: CheckedArgs<'review.desk'>, context: Context): Result<'review.desk'> =>
  deskOf(studyOf(context.session), workspaceNow(context), reviewedNow(item, context))

const reviewedNow = (item: ReviewItem, context: Context): ReviewedItem => {
  const [reviewed] = chosen(itemsOf(context), [item])
  if (!reviewed) throw new Failure('review.nothing', {})
  return reviewed
}

const workspaceNow = ({ session, surroundings }: Context) => workspaceOf(session, surroundings.resources)

const itemsOf = (context: Context): readonly ReviewedItem[] =>
  reviewedItems(studyOf(context.session), workspaceNow(context))
