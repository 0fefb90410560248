/**
 * What long work calls between two steps: shows how far it is, lets questions from outside through, and throws when the
 * work is cancelled or its time is over.
 */
export type Pace = (phase: string, done: number, total: number) => Promise<void>
