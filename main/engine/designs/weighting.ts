import type { Result } from '../../contract/commands.ts'
import { Failure } from '../../contract/failure.ts'
import type { Finding } from '../../contract/finding.ts'
import type { WeightFigures, WeightLayer } from '../../contract/weighting-commands.ts'
import { finite } from '../../core/numerics/finite.ts'
import { type TriedLayer, tryWeighting } from '../../core/plan/designs/try-weighting.ts'
import type { WeightDiagnostics } from '../../core/weighting/diagnostics.ts'
import type { Handlers } from '../context.ts'
import { paceOf } from '../pace-of.ts'
import { planOf } from '../plan/plan.ts'
import { studyOf } from '../session.ts'
import { workspaceOf } from '../workspace.ts'

/** The weighting steps of a design looked at one by one, before any table is estimated with them. */
export const weightingHandlers: Pick<Handlers, 'design.weights'> = {
  'design.weights': async ({ design }, context) => {
    const { session, surroundings } = context
    const pace = paceOf(context)
    const spec = planOf(studyOf(session)).designs.find(({ id }) => id === design)
    if (!spec) throw new Failure('plan.no-design', { design })
    context.progress('weighting', 0, spec.weighting.length)
    const frames = workspaceOf(session, surroundings.resources).derivable()
    let result: Result<'design.weights'> = { base: null, failure: null, layers: [] }
    for (const tried of tryWeighting(spec, frames)) {
      if ('base' in tried) result = { ...result, base: figuresOf(tried.base) }
      else if (!('state' in tried)) result = { ...result, failure: told(tried.failure) }
      else result = { ...result, layers: [...result.layers, layerOf(tried)] }
      await pace('weighting', result.layers.length, spec.weighting.length)
    }
    return result
  },
}

const layerOf = (tried: TriedLayer): WeightLayer => {
  if (tried.state === 'failed') return { state: 'failed', failure: told(tried.failure) }
  if (tried.state !== 'applied') return { state: tried.state }
  const { entry, spread, margins } = tried
  return {
    state: 'applied',
    before: figuresOf(entry.before),
    after: figuresOf(entry.after),
    factors: entry.factors,
    convergence: entry.convergence,
    spread: { edges: [...spread.before.edges], before: [...spread.before.counts], after: [...spread.after.counts] },
    margins: margins.map(({ by, cells }) => ({
      by: [...by],
      cells: cells.map((cell) => ({ ...cell, codes: [...cell.codes], labels: [...cell.labels] })),
    })),
  }
}

const told = ({ code, params }: Failure): Finding => ({ code, params: { ...params } })

const figuresOf = ({ records, zeros, sum, ...shape }: WeightDiagnostics): WeightFigures => ({
  records,
  zeros,
  sum,
  min: finite(shape.min),
  max: finite(shape.max),
  mean: finite(shape.mean),
  cv: finite(shape.cv),
  kishDeff: finite(shape.kishDeff),
  effectiveRecords: finite(shape.effectiveRecords),
})
