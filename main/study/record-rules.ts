import { canonicalJson, type JsonObject } from './canonical-json.ts'
import { codebookDigest, variables } from './codebook.ts'
import { entryRules } from './entry-rules.ts'
import { accessDigest } from './people/access.ts'
import { joined, lastOf, type RecordRule, type Row, rows, sha256, type Told, textOf } from './record-rule.ts'

const plans: RecordRule = {
  told: lastOf(['plan.saved'], ({ details }) => details.sha256),
  kept: rows(`SELECT 'plan/' || number AS object, text AS content FROM plan_revision`, ({ content }) =>
    sha256(content as string),
  ),
}

const versions: RecordRule = {
  told: lastOf(['version.written', 'version.corrected'], ({ details }) => details.content),
  kept: rows(`SELECT dataset || '/' || number AS object, content FROM data_version`),
}

/** The version of each dataset that analyses use; none after its data were erased. */
const currentVersions: RecordRule = {
  told: (records) => {
    const told: Told = new Map()
    for (const { action, object, details } of records) {
      if (action === 'data.erased' && details.what === 'everything' && told.has(object)) told.set(object, 'none')
      if (!['version.written', 'version.corrected', 'version.made-current'].includes(action)) continue
      const slash = object.lastIndexOf('/')
      told.set(object.slice(0, slash), object.slice(slash + 1))
    }
    return told
  },
  kept: rows(
    `SELECT dataset AS object, coalesce(max(CASE is_current WHEN 1 THEN number END), 'none') AS content
     FROM data_version GROUP BY dataset`,
  ),
}

const codebooks: RecordRule = {
  told: lastOf(['codebook.saved'], ({ details }) => details.sha256),
  kept: (study) =>
    new Map(
      study.db
        .prepare<[], { dataset: string; number: number }>('SELECT dataset, number FROM codebook_revision')
        .all()
        .map(({ dataset, number }) => [
          `${dataset}/codebook/${number}`,
          codebookDigest(variables(study, dataset, number)),
        ]),
    ),
}

const corrections: RecordRule = {
  told: (records) => {
    const told: Told = new Map()
    for (const { action, object, details } of records) {
      if (action === 'version.corrected') told.set(object, textOf(details.cells))
      // Corrections name records, so they go with the data.
      if (action === 'data.erased' && details.what === 'everything')
        for (const version of told.keys())
          if (version.slice(0, version.lastIndexOf('/')) === object) told.set(version, '0')
    }
    return told
  },
  kept: rows(
    `SELECT v.dataset || '/' || v.number AS object, count(c.position) AS content
     FROM corrected_version o JOIN data_version v ON v.id = o.version_id
     LEFT JOIN correction c ON c.version_id = v.id GROUP BY v.id`,
  ),
}

/** Versions of which something was erased; of a dataset that has none there is nothing to remember. */
const erasures: RecordRule = {
  told: joined(
    ({ action, details }) => action === 'data.erased' && details.versions !== 0,
    (before, { details }) => String(Number(before ?? 0) + Number(details.versions)),
  ),
  kept: rows(
    `SELECT v.dataset AS object, count(*) AS content FROM erasure e JOIN data_version v ON v.id = e.version_id GROUP BY v.dataset`,
  ),
}

const decisions: RecordRule = {
  told: joined(
    ({ action }) => action.startsWith('check.'),
    (before, { details }) => String(Number(before ?? 0) + Number(details.records)),
  ),
  kept: rows(`SELECT 'check/' || rule AS object, count(*) AS content FROM check_decision GROUP BY rule`),
}

const runs: RecordRule = {
  told: lastOf(['run.started', 'run.finished', 'run.interrupted'], ({ action, details }) => {
    if (action === 'run.finished') return `${details.state} ${canonicalJson(details.outcome as JsonObject)}`
    return action === 'run.started' ? 'running {}' : 'interrupted {}'
  }),
  kept: rows(`SELECT 'run/' || id AS object, state || ' ' || outcome AS content FROM run`),
}

const files = (action: string, sql: string, content?: (row: Row) => string): RecordRule => ({
  told: joined(
    (own) => own.action === action,
    (before = '', { details }) => `${before}${details.sha256} `,
  ),
  kept: ({ db }) => {
    const kept = new Map<string, string>()
    for (const row of db.prepare<[], Row>(sql).all()) {
      kept.set(row.object, `${kept.get(row.object) ?? ''}${content?.(row) ?? row.content} `)
    }
    return kept
  },
})

const boundaries = files(
  'boundaries.imported',
  `SELECT 'boundaries/' || name AS object, sha256 AS content FROM boundaries ORDER BY id`,
)
const logos = files(
  'logos.imported',
  `SELECT 'logos/' || name AS object, png AS content FROM logo ORDER BY id`,
  (row) => sha256(row.content as Uint8Array),
)
const benchmarks = files(
  'benchmark.kept',
  `SELECT kind || '/' || item AS object, sha256 AS content FROM benchmark ORDER BY id`,
)

const releases: RecordRule = {
  told: lastOf(['release.made'], ({ details }) => details.manifest),
  kept: rows(`SELECT 'release/' || number AS object, manifest AS content FROM release`, ({ content }) =>
    sha256(content as string),
  ),
}

const retractions: RecordRule = {
  told: lastOf(['release.retracted'], ({ details }) => details.reason),
  kept: rows(`SELECT 'release/' || release AS object, reason AS content FROM retraction`),
}

/** Who can open the study: slots of before would let old passphrases in again. */
const access: RecordRule = {
  told: (records) => {
    const last = records.findLast(({ details }) => typeof details.access === 'string')
    return new Map([['access', textOf(last?.details.access)]])
  },
  kept: ({ db }) => new Map([['access', accessDigest(db)]]),
}

/** Numbers of versions are never given twice, though one may be lost. */
const numbering: RecordRule = {
  told: () => new Map(),
  kept: rows(
    `SELECT 'versions' AS object, v.id AS content FROM (SELECT max(id) AS id FROM data_version) v
     WHERE v.id > coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'pending_step'), 0)`,
  ),
}

export const recordRules: readonly RecordRule[] = [
  plans,
  versions,
  currentVersions,
  codebooks,
  corrections,
  erasures,
  decisions,
  ...entryRules,
  runs,
  boundaries,
  logos,
  benchmarks,
  releases,
  retractions,
  access,
  numbering,
]
