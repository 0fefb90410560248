import { appendAudit } from './audit.ts'
import type { Study } from './study.ts'
import { transaction } from './transaction.ts'

/** A table of another program, kept to be held against an item. */
export type Benchmark = {
  readonly file: string
  readonly sha256: string
  /** JSON. */
  readonly figures: string
  readonly tolerance: string
  readonly keptAt: string
  /** Id of the person. */
  readonly person: string
}

type Item = { readonly kind: string; readonly id: string }

export const keepBenchmark = (
  study: Study,
  { kind, id }: Item,
  benchmark: Omit<Benchmark, 'keptAt' | 'person'>,
): void =>
  transaction(study, () => {
    const { file, sha256, figures, tolerance } = benchmark
    study.db
      .prepare(
        `INSERT INTO benchmark (kind, item, file, sha256, figures, tolerance, kept_at, person)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(kind, id, file, sha256, figures, tolerance, study.now().toISOString(), study.person.id)
    appendAudit(study, { action: 'benchmark.kept', object: `${kind}/${id}`, details: { file, sha256 } })
  })

/** The one kept last. */
export const benchmarkOf = (study: Study, { kind, id }: Item): Benchmark | null =>
  study.db
    .prepare<[string, string], Benchmark>(
      `SELECT file, sha256, figures, tolerance, kept_at AS keptAt, person FROM benchmark
       WHERE kind = ? AND item = ? ORDER BY id DESC LIMIT 1`,
    )
    .get(kind, id) ?? null
