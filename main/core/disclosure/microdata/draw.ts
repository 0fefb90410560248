/**
 * A number in [0, 1) that follows from a secret of the study and what it is drawn for, and looks random to whoever lacks
 * the secret. The same words give the same number, so that nothing is gained from a file made twice.
 */
export type Draw = (...about: readonly string[]) => number
