import { type SavedRow, saveDigest } from './entries.ts'
import { type RecordRule, rows, type Told, type ToldRecord } from './record-rule.ts'

/** `visitas` of `visitas/#12`. */
const datasetOfEntry = (object: string): string => object.replace(/\/#\d+$/, '')

/** What records of typed-in records add up to by object, until the data are erased. */
const ofEntries =
  (
    objectOf: (object: string) => string,
    join: (before: string | undefined, record: ToldRecord) => string | undefined,
  ) =>
  (records: readonly ToldRecord[]): Told => {
    const told: Told = new Map()
    for (const record of records) {
      const object = objectOf(record.object)
      if (record.action.startsWith('entry.')) {
        const content = join(told.get(object), record)
        if (content !== undefined) told.set(object, content)
      }
      if (record.action === 'data.erased' && record.details.what === 'everything')
        for (const one of told.keys()) if (datasetOfEntry(one) === record.object) told.delete(one)
    }
    return told
  }

/** How many states of records that are typed in a dataset has. */
const entryStates: RecordRule = {
  told: ofEntries(datasetOfEntry, (before, { details }) => String(Number(before ?? 0) + Number(details.records ?? 1))),
  kept: rows('SELECT dataset AS object, count(*) AS content FROM entry GROUP BY dataset'),
}

/** What was typed in, save by save. */
const entrySaves: RecordRule = {
  told: ofEntries(
    (object) => object,
    (before, { details }) => (details.sha256 === undefined ? before : `${before ?? ''}${details.sha256} `),
  ),
  kept: ({ db }) => {
    const saved = db
      .prepare<[], SavedRow & { save: Buffer }>('SELECT * FROM entry WHERE save IS NOT NULL ORDER BY id')
      .all()
    const kept = new Map<string, string>()
    for (const own of Map.groupBy(saved, ({ save }) => save.toString('hex')).values()) {
      const [{ dataset, record, save }] = own as [SavedRow & { save: Buffer }]
      const object = own.length === 1 ? `${dataset}/#${record}` : dataset
      kept.set(object, `${kept.get(object) ?? ''}${saveDigest(save, own)} `)
    }
    return kept
  },
}

/** What the log tells of records that are typed in, held against what the study keeps of them. */
export const entryRules: readonly RecordRule[] = [entryStates, entrySaves]
