import type { Study } from './study.ts'

/** The study's secret for what is drawn at random in released records: 32 bytes that no export holds. */
export const perturbationSecret = (study: Study): Buffer =>
  study.db.prepare<[], Buffer>('SELECT secret FROM perturbation').pluck().get() as Buffer
