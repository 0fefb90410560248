import { z } from 'zod'
import { BoundarySpec } from '../contract/boundaries.ts'
import type { Area } from '../core/geography/areas.ts'
import { appendAudit } from './audit.ts'
import { canonicalJson, type JsonObject } from './canonical-json.ts'
import type { Study } from './study.ts'
import { transaction } from './transaction.ts'

export type KeptBoundaries = { readonly spec: BoundarySpec; readonly sha256: string; readonly areas: readonly Area[] }

const Areas = z.array(
  z.strictObject({
    code: z.string(),
    name: z.string(),
    polygons: z.array(z.array(z.array(z.tuple([z.number(), z.number()])))),
  }),
)

type Row = { readonly spec: string; readonly sha256: string; readonly areas: string }

/** The boundaries of this name that are in use; null when none have come in. */
export const keptBoundaries = (study: Study, name: string): KeptBoundaries | null => {
  const row = study.db
    .prepare<[string], Row>('SELECT spec, sha256, areas FROM boundaries WHERE name = ? ORDER BY id DESC LIMIT 1')
    .get(name)
  if (!row) return null
  return {
    spec: BoundarySpec.parse(JSON.parse(row.spec)),
    sha256: row.sha256,
    areas: Areas.parse(JSON.parse(row.areas)),
  }
}

/** Keeps boundaries as those in use; false when the same ones, read the same way, are there already. */
export const keepBoundaries = (study: Study, { spec, sha256, areas }: KeptBoundaries): boolean =>
  transaction(study, () => {
    const text = canonicalJson(spec as unknown as JsonObject)
    const before = study.db
      .prepare<[string], Omit<Row, 'areas'>>(
        'SELECT spec, sha256 FROM boundaries WHERE name = ? ORDER BY id DESC LIMIT 1',
      )
      .get(spec.id)
    if (before?.spec === text && before.sha256 === sha256) return false
    study.db
      .prepare('INSERT INTO boundaries (name, spec, sha256, areas, imported_at, person) VALUES (?, ?, ?, ?, ?, ?)')
      .run(spec.id, text, sha256, JSON.stringify(areas), study.now().toISOString(), study.person.id)
    appendAudit(study, {
      action: 'boundaries.imported',
      object: `boundaries/${spec.id}`,
      details: { areas: areas.length, sha256 },
    })
    return true
  })
