/** Parts of a plan as people write them. */
export { planPart } from '../../files/plan-edits.ts'
