import type { Plan } from '../../contract/plan.ts'

/** The plan without what is switched off in it: what every figure, script and key is made of. */
export const planInForce = (plan: Plan): Plan => ({
  ...plan,
  designs: plan.designs.map((design) => ({ ...design, weighting: design.weighting.filter(({ enabled }) => enabled) })),
})
