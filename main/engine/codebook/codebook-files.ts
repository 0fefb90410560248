import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { CodebookFormat } from '../../contract/codebook-commands.ts'
import { type Language, type Localized, languages } from '../../contract/text.ts'
import { distributionOf } from '../../core/codebook/distribution.ts'
import { codebookCsv } from '../../files/codebook-csv.ts'
import type { DocumentedDataset } from '../../files/ddi/write-ddi.ts'
import { variables } from '../../study/codebook.ts'
import type { Study } from '../../study/study.ts'
import { currentVersion } from '../../study/versions/versions.ts'
import { versionFrame } from '../data/version-frame.ts'
import { planIfAny } from '../plan/plan-if-any.ts'
import { loadTexts } from '../texts.ts'
import { programVersion } from '../versions.ts'
import { toldVariables } from './told-variables.ts'

export type CodebookRequest = {
  readonly dataset: string
  readonly format: CodebookFormat
  readonly language: Language
  /** With how often each answer occurs: a working copy. */
  readonly counts: boolean
}

/** A dataset's codebook as the content of a file. The larger libraries are loaded by those who need them. */
export const codebookContent = async (
  study: Study,
  request: CodebookRequest,
  resources: string,
): Promise<string | Uint8Array> => {
  const { dataset, format } = request
  switch (format) {
    case 'csv':
      return codebookCsv(variables(study, dataset))
    case 'xlsx':
      return (await import('../../files/codebook-xlsx.ts')).codebookXlsx(variables(study, dataset))
    case 'ddi':
      return ddiContent(study, dataset, resources)
    case 'html':
      return htmlContent(study, request, resources)
  }
}

/** The file's name with the word for a draft in it, where it is not there yet: "codigos.borrador.html". */
export const draftFileName = (file: string, language: Language, resources: string): string => {
  const word = loadTexts(resources, language)('product.name.draft')
  const name = basename(file)
  if (name.split('.').includes(word)) return file
  const end = name.lastIndexOf('.')
  const [stem, suffix] = end > 0 ? [name.slice(0, end), name.slice(end)] : [name, '']
  return join(dirname(file), `${stem}.${word}${suffix}`)
}

const ddiContent = (study: Study, dataset: string, resources: string): Promise<string> =>
  ddiOf(study, resources, {
    dataset,
    rows: currentVersion(study, dataset).rows,
    variables: toldVariables(study, planIfAny(study), dataset, resources),
  })

/** Records and what is known of their study, as DDI. */
export const ddiOf = async (study: Study, resources: string, documented: DocumentedDataset): Promise<string> => {
  const { ddiXml } = await import('../../files/ddi/write-ddi.ts')
  const plan = planIfAny(study)
  const title: Localized = plan?.study.title ?? study.title
  const [es, en] = languages.map((language) => loadTexts(resources, language)('product.synthetic'))
  const described = {
    title,
    program: { name: 'Caracteriza', version: programVersion },
    ...(plan ? { study: plan.study } : {}),
    ...(plan?.study.synthetic ? { warning: { es, en } } : {}),
  }
  return ddiXml(described, documented)
}

const htmlContent = async (study: Study, { dataset, language, counts }: CodebookRequest, resources: string) => {
  const { codebookHtml } = await import('../../files/html/codebook-html.ts')
  const texts = loadTexts(resources, language)
  const plan = planIfAny(study)
  const list = toldVariables(study, plan, dataset, resources)
  const frame = versionFrame(study, currentVersion(study, dataset), list)
  const distributions = counts ? new Map(list.map(({ name }) => [name, distributionOf(frame, name)])) : null
  const isSynthetic = plan?.study.synthetic ?? false
  const warnings = [...(counts ? [texts('product.draft')] : []), ...(isSynthetic ? [texts('product.synthetic')] : [])]
  const font = (face: string) => readFile(join(resources, 'fonts', `SourceSans3_${face}.ttf`))
  const fonts = { regular: await font('400Regular'), semibold: await font('600SemiBold') }
  const title = plan?.study.title ?? study.title
  return codebookHtml({ study: title, dataset, variables: list, distributions, warnings, language, texts }, fonts)
}
