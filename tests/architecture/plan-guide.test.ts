import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { Plan } from '../../main/contract/plan.ts'
import { readAnalysis } from '../../main/core/analysis/kinds.ts'

const root = join(import.meta.dirname, '../..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const guide = read('docs/plan.md')
const examples = ['docs/plan.md', 'README.md'].flatMap((file) =>
  [...read(file).matchAll(/```yaml\n(.*?)```/gs)].map(([, text = '']) => text),
)
const parts: Readonly<Record<string, z.ZodType>> = Plan.shape

/** The names that parts of a schema give to what stands in them. */
const namesIn = (schema: unknown): string[] => {
  if (typeof schema !== 'object' || schema === null) return []
  const { properties } = schema as { properties?: object }
  return [...Object.keys(properties ?? {}), ...Object.values(schema).flatMap(namesIn)]
}
const namesOf = (schema: z.ZodType): string[] =>
  namesIn(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }))

describe('the guide to plans', () => {
  test.each(examples)('has an example that is a part of a plan: %#', (example) => {
    const written: Readonly<Record<string, unknown>> = parse(example)
    for (const [part, value] of Object.entries(written)) {
      expect(Object.keys(parts)).toContain(part)
      expect(parts[part]?.safeParse(value).error?.issues ?? []).toEqual([])
    }
    for (const analysis of Plan.shape.analyses.parse(written.analyses)) {
      expect(readAnalysis(analysis).spec).toMatchObject({ id: analysis.id })
    }
  })

  test('names everything that a plan and its analyses can say', async () => {
    const specs = await Promise.all(
      globSync('main/core/analysis/*/spec.ts', { cwd: root }).map((file) => import(join(root, file))),
    )
    const schemas = [Plan, ...specs.flatMap(Object.values)].filter((one) => one instanceof z.ZodType)
    expect(schemas.length).toBeGreaterThan(14)
    const names = [...new Set(schemas.flatMap(namesOf))]
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(guide))).toEqual([])
  })
})
