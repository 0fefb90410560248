import { checkPlan } from '../../../main/core/plan/checking/check-plan.ts'
import { readCodebook } from '../../../main/files/codebook-csv.ts'
import { readCodebookXlsx } from '../../../main/files/codebook-xlsx.ts'
import { readDdi } from '../../../main/files/ddi/read-ddi.ts'
import { readLogo } from '../../../main/files/logos/read-logo.ts'
import { readPlan, readPlanText } from '../../../main/files/plan-yaml.ts'
import { jpeg, png } from '../../harness/pictures.ts'
import { dataDoors } from './data-doors.ts'
import type { Door } from './door.ts'
import { formDoors } from './form-doors.ts'
import { jsonDoors } from './json-doors.ts'
import { inBytes, inText, inZip } from './mutate.ts'
import { checkVariables } from './read-whole.ts'
import * as seeds from './seeds.ts'
import { tableDoors } from './table-doors.ts'

const codebookDoors: readonly Door[] = [
  {
    name: 'codebook, CSV',
    file: 'hostil-codigos.csv',
    commands: ['codebook.import'],
    seeds: seeds.codebookSeeds,
    mutate: inText,
    turns: 10,
    enter: async (path) => checkVariables(await readCodebook(path)),
  },
  {
    name: 'codebook, XLSX',
    file: 'hostil-codigos.xlsx',
    commands: ['codebook.import'],
    seeds: seeds.codebookXlsxSeeds,
    mutate: inZip,
    turns: 1,
    enter: async (path) => checkVariables(await readCodebookXlsx(path)),
  },
  {
    name: 'codebook, DDI',
    file: 'hostil-codigos.xml',
    commands: ['codebook.import'],
    seeds: seeds.ddiSeeds,
    mutate: inText,
    turns: 10,
    enter: async (path) => checkVariables(await readDdi(path, 'personas')),
  },
]

const planDoor: Door = {
  name: 'plan',
  file: 'hostil.yaml',
  commands: ['plan.load'],
  seeds: seeds.planSeeds,
  mutate: inText,
  turns: 4,
  enter: async (path) => checkPlan(readPlan(await readPlanText(path))),
}

const logoDoor: Door = {
  name: 'logo',
  file: 'hostil-logo.png',
  commands: ['logos.import'],
  seeds: () => [png(30, 20), jpeg],
  mutate: inBytes,
  turns: 4,
  enter: async (path) => void (await readLogo(path)),
}

/** All ways in. A new one is one entry here or in the list of its kind. */
export const doors: readonly Door[] = [
  ...dataDoors,
  ...formDoors,
  ...codebookDoors,
  ...tableDoors,
  ...jsonDoors,
  planDoor,
  logoDoor,
]
