import { expect, test } from 'vitest'
import { Variable } from '../../main/contract/codebook.ts'
import { listAudit } from '../../main/study/audit.ts'
import { codebookRevisions, saveCodebook, variables } from '../../main/study/codebook.ts'
import { batch, failureOf, newStudy, numbers, numberVariable, reopen, write } from './support.ts'

const documented = Variable.parse({
  name: 'v0',
  kind: 'ordinal',
  storage: 'number',
  label: { es: 'Satisfacción', en: 'Satisfaction' },
  categories: [{ code: '1', label: 'Nada' }, { code: '2' }, { code: '03', label: { es: 'Mucho' } }],
  missing: [
    { code: '98', reason: 'dontKnow', label: 'No sabe' },
    { from: 900, to: 999, reason: 'other' },
    { to: -1, reason: 'system' },
  ],
  universe: 'Personas de 15 años y más',
  question: { es: '¿Qué tan satisfecha está?' },
  source: 'personas.csv: P12',
  decimals: 0,
})

test('a variable comes back with everything that documents it, and nothing more', async () => {
  const study = await newStudy()
  write(study, batch(numbers([1])))
  saveCodebook(study, 'personas', [documented], 'labels from the questionnaire')
  expect(variables(await reopen(study), 'personas')).toEqual([documented])
})

test('revisions are kept and numbered; the same codebook again is none', async () => {
  const study = await newStudy()
  write(study, batch(numbers([1])))
  saveCodebook(study, 'personas', [documented], 'labels')
  saveCodebook(study, 'personas', [documented], 'labels again')
  const reordered: Variable = { ...documented, label: { en: 'Satisfaction', es: 'Satisfacción' } }
  saveCodebook(study, 'personas', [reordered], 'members in another order')
  expect(codebookRevisions(study, 'personas').map(({ number, reason }) => [number, reason])).toEqual([
    [1, 'first import'],
    [2, 'labels'],
  ])
  expect(variables(study, 'personas', 1)).toEqual([numberVariable('v0')])
  expect(listAudit(study).filter(({ action }) => action === 'codebook.saved')).toHaveLength(2)
})

test('the rows can be asked with plain SQL', async () => {
  const study = await newStudy()
  write(study, batch(numbers([1])), { variables: [documented] })
  const rows = study.db
    .prepare('SELECT v.name, c.code, c.label FROM codebook_category c JOIN codebook_variable v ON v.id = c.variable_id')
    .raw()
    .all()
  expect(rows).toEqual([
    ['v0', '1', '"Nada"'],
    ['v0', '2', null],
    ['v0', '03', '{"es":"Mucho"}'],
  ])
})

test('there is no codebook for a dataset that is not there', async () => {
  const study = await newStudy()
  expect(await failureOf(() => variables(study, 'none'))).toBe('study.unknown-dataset')
  expect(await failureOf(() => saveCodebook(study, 'none', [documented], 'why not'))).toBe('study.unknown-dataset')
})
