import { expect, test } from 'vitest'
import { households, perturbedTables } from '../../../../../harness/disclosure/perturbed-tables.ts'

test('what left before under the same keys stands, also where it told cases that nobody is told now', async () => {
  const rows = households(19)
  const ids = ['suma', 'sexos']
  const { tables, changed } = await perturbedTables(rows, { ids })
  const before = tables.map((table) => ({
    printed: {
      ...table,
      cells: table.cells.map((cell, at) => ({
        ...cell,
        cases: changed.find((own) => own.table === table.id)?.exact[at]?.[1] ?? null,
      })),
    },
    changed: changed.find((own) => own.table === table.id) ?? null,
  }))
  const told = before.filter(({ printed }) => printed.id === 'suma')
  expect(told[0]?.printed.cells.every(({ cases }) => cases !== null)).toBe(true)
  expect((await perturbedTables(rows, { ids, before: told })).tables).toEqual(tables)
  // Counts that tell their cases are held against them, and other keys give others.
  await expect(perturbedTables(rows, { ids, before })).rejects.toMatchObject({ code: 'disclosure.other-keys' })
  await expect(perturbedTables(rows, { ids, before: told, secret: 'otro' })).rejects.toMatchObject({
    code: 'disclosure.other-keys',
  })
})
