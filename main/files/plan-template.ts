import { isMap, isScalar, isSeq, visit } from 'yaml'
import { planDocument } from './plan-yaml.ts'

/** What the plan of a kind says of its sample alone: a study of one's own says its own. */
const ofTheSample = ['synthetic', 'note', 'producer', 'sheet'] as const
const frontOfTheSample = ['cover', 'logos', 'credits', 'citation'] as const
const sampleFile = /_sintetico(\.\w+)$/

/**
 * The plan of a kind of study as a new study begins with it: with its own title, without what is said of the sample, its
 * sources waiting for files of the user. Comments and order of the rest stay.
 */
export const planTemplate = (text: string, title: string): string => {
  const document = planDocument(text)
  // What stands before the first field speaks of the sample's files.
  document.commentBefore = null
  const first = isMap(document.contents) ? document.contents.items[0]?.key : null
  if (isScalar(first)) first.commentBefore = null
  for (const part of ofTheSample) document.deleteIn(['study', part])
  document.setIn(['study', 'title'], title)
  document.setIn(['study', 'window'], '')
  const report = document.get('report', true)
  if (isMap(report)) for (const part of frontOfTheSample) report.delete(part)
  for (const part of ['sources', 'boundaries']) {
    const list = document.get(part, true)
    if (isSeq(list)) list.items.forEach(waitForFiles)
  }
  return document.toString({ lineWidth: 0 })
}

/**
 * Files lose the word that says that they are synthetic; records that are typed in begin with none. That records are public
 * already is for each study to declare of its own.
 */
const waitForFiles = (source: unknown): void => {
  if (!isMap(source)) return
  if (source.get('format') === 'entry') source.delete('file')
  source.delete('alreadyPublic')
  visit(source, {
    Scalar: (_key, scalar) => {
      if (typeof scalar.value === 'string') scalar.value = scalar.value.replace(sampleFile, '$1')
    },
  })
}
