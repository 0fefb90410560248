import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { EditRule } from '../../main/contract/checks.ts'
import { DesignSpec } from '../../main/contract/design.ts'
import { passphrase, temporaryFolder, testEngine } from '../harness/engine.ts'

const place = temporaryFolder()
const engine = testEngine()
afterAll(async () => {
  await engine.close()
  place.remove()
})

test('the report names a rule that cannot be examined, instead of not being made', async () => {
  writeFileSync(join(place.folder, 'hogares.csv'), 'hogar,peso\n1,2\n2,3\n')
  await engine.call('study.create', { folder: join(place.folder, 's'), passphrase, person: 'Ana', title: 'Prueba' })
  const source = { dataset: 'hogares', format: 'csv' as const, file: 'hogares.csv' }
  await engine.call('data.import', { source, folder: place.folder, reason: 'prueba' })
  const label = { es: 'Edad posible', en: 'Possible age' }
  const rule = EditRule.parse({ id: 'edad', check: 'range', label, variable: 'edad', from: 0, to: 120 })
  await engine.call('plan.edit', {
    edits: [
      { edit: 'study', window: '2026' },
      { edit: 'design', design: DesignSpec.parse({ id: 'hogares', dataset: 'hogares', weight: 'peso' }) },
      { edit: 'rule', dataset: 'hogares', rule },
    ],
  })
  const { html: es } = await engine.call('report.preview', { language: 'es' })
  expect(es).toMatch(/Edad posible · sin revisar: [^<]*«edad»/)
  const { html: en } = await engine.call('report.preview', { language: 'en' })
  expect(en).toMatch(/Possible age · not examined: [^<]*“edad”/)
})
