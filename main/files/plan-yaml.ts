import { readFile } from 'node:fs/promises'
import { Document, YAMLSeq } from 'yaml'
import type { z } from 'zod'
import { Failure } from '../contract/failure.ts'
import { Plan } from '../contract/plan.ts'
import { planMistake } from '../contract/plan-mistake.ts'
import type { TableSpec } from '../contract/table.ts'
import { stampOf } from './file-bytes.ts'
import { yamlDocument } from './yaml-document.ts'

/** Plans are written by people; a longer text is not a plan. */
const longestPlan = 2_000_000
const bytesPerCharacter = 4

/** The text of a plan's file, which is kept as the person wrote it. */
export const readPlanText = async (path: string): Promise<string> => {
  const { file } = await stampOf(path, longestPlan * bytesPerCharacter)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch (error) {
    throw error instanceof TypeError ? new Failure('plan.not-utf8', { file }) : error
  }
}

/** Reads a plan from YAML. Every refusal names the line or the path in the plan. */
export const readPlan = (text: string): Plan => {
  const checked = Plan.safeParse(resolved(planDocument(text)), { reportInput: true })
  if (!checked.success) throw planMistake(checked.error.issues[0] as z.core.$ZodIssue)
  return checked.data
}

/** The plan as YAML; `readPlan` of it gives the same plan. */
export const writePlan = (plan: Plan): string => new Document(plan).toString({ lineWidth: 0 })

/** A plan that says nothing yet but what the study is called. */
export const newPlanText = (title: string): string =>
  new Document({ caracteriza: 1, study: { title, window: '' } }).toString({ lineWidth: 0 })

/** The same YAML, comments and order kept, with more tables at the end. */
export const addTables = (text: string, tables: readonly TableSpec[]): string => {
  const document = planDocument(text)
  if (!(document.get('tables') instanceof YAMLSeq)) document.set('tables', document.createNode([]))
  for (const table of tables) document.addIn(['tables'], document.createNode(table))
  return document.toString({ lineWidth: 0 })
}

/** A plan's YAML to be read or changed; refuses what is no YAML. */
export const planDocument = (text: string): Document => {
  if (text.length > longestPlan) throw new Failure('plan.too-long', { limit: longestPlan })
  return yamlDocument(text)
}

/** What the document says, its aliases resolved. */
const resolved = (document: Document): unknown => {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    // An alias of nothing, or aliases of aliases that would expand without end.
    if (error instanceof ReferenceError) throw new Failure('plan.bad-alias', {})
    throw error
  }
}
