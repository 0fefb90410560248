import { Failure } from '../../contract/failure.ts'
import { contradictions } from '../../core/linkage/choose-links.ts'
import { appendAudit } from '../../study/audit.ts'
import { decidePairs, forgetLink, linkNames, linkSettings } from '../../study/links.ts'
import type { Study } from '../../study/study.ts'
import type { Handlers } from '../context.ts'
import { studyOf } from '../session.ts'
import { linkCandidates } from './candidates.ts'
import { finishLink } from './finish.ts'
import { openLink, summaryOf } from './pairs.ts'
import { startLink } from './start.ts'

type Feature = Pick<
  Handlers,
  'link.start' | 'link.list' | 'link.describe' | 'link.candidates' | 'link.decide' | 'link.finish' | 'link.discard'
>

/** Records of one unit in two datasets, found by identifiers of the vault; only pairs of pseudonyms leave it. */
export const linkHandlers: Feature = {
  'link.start': async ({ reason, ...spec }, context) => {
    const study = studyOf(context.session)
    await startLink(study, spec, reason, context)
    context.changed('audit')
    return summaryOf(openLink(study, spec.name))
  },
  'link.list': (_args, { session }) => {
    const study = studyOf(session)
    return linkNames(study).map((name) => summaryOf(openLink(study, name)))
  },
  'link.describe': ({ name }, { session }) => summaryOf(openLink(studyOf(session), name)),
  'link.candidates': (args, { session, changed }) => {
    const page = linkCandidates(studyOf(session), args)
    changed('audit')
    return page
  },
  'link.decide': ({ name, pairs, decision }, { session, changed }) => {
    const study = studyOf(session)
    refuseContradiction(study, name, pairs, decision)
    decidePairs(study, name, pairs, decision)
    changed('audit')
    return summaryOf(openLink(study, name))
  },
  'link.finish': (args, { session, changed }) => {
    const finished = finishLink(studyOf(session), args)
    changed('datasets', 'codebook', 'audit')
    return finished
  },
  'link.discard': ({ name }, { session, changed }) => {
    const study = studyOf(session)
    linkSettings(study, name)
    appendAudit(study, { action: 'link.discarded', object: name })
    forgetLink(study, name)
    changed('audit')
    return {}
  },
}

/** Two pairs of one record cannot both be the same. */
const refuseContradiction = (
  study: Study,
  name: string,
  pairs: readonly number[],
  decision: 'same' | 'different' | null,
): void => {
  if (decision !== 'same') return
  const { settings, pairs: known } = openLink(study, name)
  const isNew = new Set(pairs)
  const decided = known.map(({ pair, rows }) => (isNew.has(pair) ? { ...rows, decision } : rows))
  const [at] = contradictions(decided, settings.spec.relation)
  if (at !== undefined) throw new Failure('link.contradiction', { link: name, pair: known[at]?.pair as number })
}
