import type { XmlNode } from '../../../main/files/xml/read-tree.ts'

/**
 * Content models and attributes of the elements we write, as the published schema has them: DDI-Codebook 2.5,
 * codebook.xsd of 2012-01-17 (DDI Alliance), complex types codeBookType, docDscrType, citationType, titlStmtType,
 * prodStmtType, stdyDscrType, stdyInfoType, sumDscrType, methodType, dataCollType, sampleFrameType, anlyInfoType,
 * fileDscrType, fileTxtType, dimensnsType, dataDscrType, varType, qstnType, invalrngType, catgryType and the text
 * types. A sequence is written in its order, each child with how often it may stand: "1", "?" (0–1), "*" (0–n) or
 * "+" (1–n). `text`: the type is mixed or simple, and holds the text itself.
 */
type Model = {
  readonly sequence: string
  readonly attributes: string
  readonly required?: string
  readonly text?: boolean
  /** Children of a choice that may stand in any order, before the sequence. */
  readonly choice?: string
}

const text = (attributes = ''): Model => ({ sequence: '', attributes, text: true })

const models: Readonly<Record<string, Model>> = {
  codeBook: { sequence: 'docDscr* stdyDscr+ fileDscr* dataDscr* otherMat*', attributes: 'version codeBookAgency' },
  docDscr: { sequence: 'citation? guide? docStatus? docSrc* controlledVocabUsed* notes*', attributes: '' },
  citation: {
    sequence: 'titlStmt1 rspStmt? prodStmt? distStmt? serStmt* verStmt* biblCit? holdings* notes*',
    attributes: 'MARCURI',
  },
  titlStmt: { sequence: 'titl1 subTitl* altTitl* parTitl* IDNo*', attributes: '' },
  prodStmt: { sequence: 'producer* copyright? prodDate* prodPlac* software* fundAg* grantNo*', attributes: '' },
  stdyDscr: {
    sequence: 'citation+ studyAuthorization* stdyInfo* studyDevelopment* method* dataAccs* othrStdyMat* notes*',
    attributes: 'access',
  },
  stdyInfo: {
    sequence: 'studyBudget* subject* abstract* sumDscr* qualityStatement? notes* exPostEvaluation*',
    attributes: '',
  },
  sumDscr: {
    sequence: 'timePrd* collDate* nation* geogCover* geogUnit* geoBndBox? boundPoly? anlyUnit* universe* dataKind*',
    attributes: '',
  },
  method: { sequence: 'dataColl* notes* anlyInfo? stdyClas? dataProcessing* codingInstructions*', attributes: '' },
  dataColl: {
    sequence:
      'timeMeth* dataCollector* collectorTraining* frequenc* sampProc* sampleFrame* targetSampleSize* deviat* collMode* resInstru* instrumentDevelopment* sources? collSitu* actMin* ConOps* weight* cleanOps*',
    attributes: '',
  },
  sampleFrame: {
    sequence:
      'sampleFrameName* labl* txt* validPeriod* custodian* useStmt? universe? frameUnit* referencePeriod* updateProcedure*',
    attributes: '',
  },
  anlyInfo: { sequence: 'respRate* EstSmpErr* dataAppr*', attributes: '' },
  fileDscr: { sequence: 'fileTxt* locMap? notes*', attributes: 'URI sdatrefs methrefs pubrefs access' },
  fileTxt: {
    sequence:
      'fileName? fileCitation? fileCont? fileStrc? dimensns? fileType? format? filePlac? dataChck* ProcStat? dataMsng? software* verStmt?',
    attributes: '',
  },
  dimensns: { sequence: 'caseQnty* varQnty* logRecL* recPrCas* recNumTot*', attributes: '' },
  dataDscr: { sequence: 'varGrp* nCubeGrp* var* nCube* notes*', attributes: '' },
  var: {
    sequence:
      'location* labl* imputation? security? embargo? respUnit? anlysUnit? qstn* valrng* invalrng* undocCod* universe* TotlResp? sumStat* txt* stdCatgry* catgryGrp* catgry* codInstr* verStmt* concept* derivation? varFormat? geoMap* catLevel* notes*',
    attributes:
      'name wgt wgt-var weight qstn files vendor dcml intrvl rectype sdatrefs methrefs pubrefs access aggrMeth otherAggrMeth measUnit scale origin nature additivity otherAdditivity temporal geog geoVocab catQnty representationType otherRepresentationType',
    required: 'name',
  },
  qstn: {
    sequence: '',
    choice: 'preQTxt qstnLit postQTxt forward backward ivuInstr',
    attributes: 'qstn var seqNo sdatrefs responseDomainType otherResponseDomainType',
    text: true,
  },
  invalrng: { choice: 'item range', sequence: 'key? notes*', attributes: '' },
  item: { sequence: '', attributes: 'UNITS VALUE', required: 'VALUE' },
  range: { sequence: '', attributes: 'UNITS min minExclusive max maxExclusive' },
  catgry: {
    sequence: 'catValu? labl* txt* catStat* mrow?',
    attributes: 'missing missType country sdatrefs excls catgry level access',
  },
  labl: text('level vendor country sdatrefs'),
  notes: text('type subject level resp sdatrefs parent sameNote'),
  universe: text('level clusion'),
  varFormat: text('type formatname schema otherSchema category otherCategory URI'),
  qstnLit: text('sdatrefs'),
  txt: text('level sdatrefs'),
  abstract: text('date contentType'),
  timePrd: text('date event cycle'),
  nation: text('abbr'),
  software: text('version date'),
  producer: text('abbr affiliation role'),
  ...Object.fromEntries(
    ['titl', 'parTitl', 'catValu', 'fileName', 'caseQnty', 'varQnty', 'geogCover', 'sampProc', 'collMode'].map(
      (name) => [name, text()],
    ),
  ),
  collSitu: text(),
  respRate: text(),
}

/** The elements that have a model here. */
export const modelled: readonly string[] = Object.keys(models)

/** The names of an element's children with how often each may stand, in the order of the schema. */
export const stepsOf = (name: string): readonly string[] => words(models[name]?.sequence ?? '')

/** Attributes with a closed list of values. */
const values: Readonly<Record<string, readonly string[]>> = {
  'var@wgt': ['wgt', 'not-wgt'],
  'var@intrvl': ['contin', 'discrete'],
  'var@nature': ['nominal', 'ordinal', 'interval', 'ratio', 'percent', 'other'],
  'var@temporal': ['Y', 'N'],
  'var@geog': ['Y', 'N'],
  'item@UNITS': ['INT', 'REAL'],
  'range@UNITS': ['INT', 'REAL'],
  'catgry@missing': ['Y', 'N'],
  'varFormat@type': ['character', 'numeric'],
  'varFormat@schema': ['SAS', 'SPSS', 'IBM', 'ANSI', 'ISO', 'XML-Data', 'other'],
}

/** The attribute group GLOBALS and the attributes of XML itself, which every element may have. */
const globals = [
  'ID',
  'xml:lang',
  'source',
  'elementVersion',
  'elementVersionDate',
  'ddiLifecycleUrn',
  'ddiCodebookUrn',
]
const onRoot = ['xmlns', 'xmlns:xsi', 'xsi:schemaLocation']

/** An element as a test sees it: with all its attributes. */
export type SeenElement = Pick<XmlNode, 'name' | 'text'> & {
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly SeenElement[]
}

/** Everything in a document that the schema does not allow, as sentences; none for a valid one. */
export const breachesOf = (element: SeenElement, path = ''): string[] => {
  const here = `${path}/${element.name}`
  const model = models[element.name]
  if (!model) return [`${here}: no model`]
  return [
    ...attributeBreaches(element, model, here),
    ...sequenceBreaches(element, model, here),
    ...(model.text === true || element.text.trim() === '' ? [] : [`${here}: text`]),
    ...element.children.flatMap((child) => breachesOf(child, here)),
  ]
}

const words = (list: string): string[] => list.split(' ').filter((word) => word !== '')

const attributeBreaches = ({ name, attributes }: SeenElement, model: Model, here: string): string[] => {
  const known = [...globals, ...words(model.attributes), ...(name === 'codeBook' ? onRoot : [])]
  const missing = words(model.required ?? '').filter((one) => attributes[one] === undefined)
  return [
    ...missing.map((one) => `${here}: lacks ${one}`),
    ...Object.entries(attributes).flatMap(([one, value]) => {
      if (!known.includes(one)) return [`${here}@${one}: unknown`]
      const allowed = values[`${name}@${one}`]
      return allowed && !allowed.includes(value) ? [`${here}@${one}: ${value}`] : []
    }),
  ]
}

const sequenceBreaches = ({ children }: SeenElement, { sequence, choice }: Model, here: string): string[] => {
  const free = words(choice ?? '')
  const start = children.findIndex(({ name }) => !free.includes(name))
  const ordered = (start < 0 ? [] : children.slice(start)).map(({ name }) => name)
  const tooFew = free.includes('item') && start === 0 ? [`${here}: nothing to choose`] : []
  let at = 0
  for (const step of words(sequence)) {
    const [name, often] = [step.slice(0, -1), step.slice(-1)]
    let count = 0
    while (ordered[at] === name) {
      at++
      count++
    }
    if (((often === '1' || often === '+') && count === 0) || ((often === '1' || often === '?') && count > 1))
      tooFew.push(`${here}: ${count} of ${step}`)
  }
  return at < ordered.length ? [...tooFew, `${here}: ${ordered[at]} out of place`] : tooFew
}
