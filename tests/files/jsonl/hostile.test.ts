import { appendFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { openJsonl } from '../../../main/files/jsonl/open.ts'
import { damaged, fileFolder, outcomeOf, randomFrom } from '../../harness/damage.ts'

const { file, remove } = fileFolder()
afterAll(remove)

const open = (content: string | Uint8Array) => openJsonl(file('hostil.jsonl', content))
const isRefusal = (code: string): boolean => /^(jsonl|cells)\./.test(code) || code === 'file.empty'

test.each([
  ['jsonl.array', '[{"a":1}]', {}],
  ['jsonl.not-object', '{"a":1}\n[1]\n', { row: 2 }],
  ['jsonl.not-object', '{"a":1}\n"x"\n', { row: 2 }],
  ['jsonl.invalid', '{"a":1}\n{"a":1', { row: 2, column: 7 }],
  ['jsonl.invalid', '{"a":1} x', { row: 1, column: 9 }],
  ['jsonl.invalid', '{"a":01}', { row: 1, column: 7 }],
  ['jsonl.invalid', '{"a":+1}', { row: 1, column: 6 }],
  ['jsonl.invalid', '{"a":nul}', { row: 1, column: 6 }],
  ['jsonl.invalid', '{"a":"\\q"}', { row: 1, column: 6 }],
  ['jsonl.invalid', '{"a":"x\u0000"}', { row: 1, column: 8 }],
  ['jsonl.invalid', '{"a":"x\ty"}', { row: 1, column: 8 }],
  ['jsonl.invalid', '{"a":[1,]}', { row: 1, column: 9 }],
  ['jsonl.invalid', '{"a":1,}', { row: 1, column: 8 }],
  ['jsonl.invalid', '{a:1}', { row: 1, column: 2 }],
  ['jsonl.repeated-name', '{"a":1,"b":2,"a":3}', { row: 1, column: 14 }],
  ['jsonl.repeated-name', '{"a":{"b":1},"a":{"c":2}}', { row: 1, column: 14 }],
  ['jsonl.forbidden-name', '{"a":{"__proto__":{"polluted":1}}}', { row: 1, column: 7 }],
  ['jsonl.forbidden-name', '{"\\u005f_proto__":1}', { row: 1, column: 2 }],
  ['jsonl.too-deep', `{"a":${'{"a":'.repeat(100)}1${'}'.repeat(101)}`, { row: 1 }],
  ['jsonl.too-deep', `{"a":${'['.repeat(100_000)}`, { row: 1 }],
  ['jsonl.text-too-long', `{"a":"${'x'.repeat(2 ** 20 + 1)}"}`, { row: 1, column: 6 }],
  ['jsonl.text-too-long', `{"${'x'.repeat(1001)}":1}`, { row: 1, column: 2 }],
  ['jsonl.line-too-long', `{"a":1}\n{"b":"${'x'.repeat(2 ** 25)}"}`, { row: 2 }],
  ['jsonl.not-utf8', Buffer.from('{"a":1}\n{"a":"ni\xf1o"}\n', 'latin1'), { row: 2 }],
  ['jsonl.not-utf8', Buffer.from('\ufeff{"a":1}', 'utf16le'), { row: 1 }],
  ['file.empty', '\n\n  \n', {}],
  ['file.empty', '{}\n{}\n', {}],
  ['cells.no-rows', '{"a":null}\n', {}],
] as const)('%s, case %#', async (code, content, params) => {
  await expect(open(content)).rejects.toMatchObject({ code, params })
})

test('names without end are refused, and so is a table of almost nothing but blanks', async () => {
  const names = Array.from({ length: 60_000 }, (_, at) => `{"n${at}":{}}`).join('\n')
  await expect(open(names)).rejects.toMatchObject({ code: 'jsonl.too-many-names' })
  const columns = Array.from({ length: 20_001 }, (_, at) => `{"n${at}":1}`).join('\n')
  await expect(open(columns)).rejects.toMatchObject({ code: 'cells.too-many-columns' })
  const sparse = Array.from({ length: 15_000 }, (_, at) => `{"n${at}":1}`).join('\n')
  await expect(open(sparse)).rejects.toMatchObject({ code: 'cells.too-sparse' })
})

test('zero characters and halves of characters are refused', async () => {
  for (const text of ['x\\u0000', '\\ud800'])
    expect(await outcomeOf(() => open(`{"a":"x"}\n{"a":"${text}"}`))).toBe('cells.damaged-text')
})

test('a name cannot reach into the program', async () => {
  expect(await outcomeOf(() => open('{"constructor":1,"toString":{"prototype":"x"},"hasOwnProperty":2}'))).toBe('read')
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
})

test('a file with bytes changed at random is read or refused', async () => {
  const whole = Buffer.from(
    Array.from({ length: 12 }, (_, at) =>
      JSON.stringify({ id: at, o: { s: `ñ\n"${at}`, b: at % 2 === 0 }, l: [1, 'x'], n: null }),
    ).join('\n'),
  )
  const random = randomFrom(2016)
  const outcomes = new Set<string>()
  for (let round = 0; round < 3000; round++) outcomes.add(await outcomeOf(() => open(damaged(whole, random))))
  expect([...outcomes].filter((code) => code !== 'read' && !isRefusal(code))).toEqual([])
})

test('no failure says what a line holds', async () => {
  const secret = 'SECRETO-4711'
  for (const content of [
    `{"a":"${secret}`,
    `{"a":"${secret}\u0001"}`,
    `{"a":${secret}}`,
    `{"a":1}\n{"a":"${secret}","a":2}`,
  ]) {
    const failure = await open(content).catch((error: { params: object }) => error)
    expect(JSON.stringify(failure)).not.toContain(secret)
  }
})

test('reading stops when asked, and when the file changes', async () => {
  const path = file('hostil.jsonl', '{"a":1}\n')
  await expect(openJsonl(path, {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' })
  const reading = await openJsonl(path)
  appendFileSync(path, '{"b":1}\n')
  await expect(reading.batches()[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'file.changed' })
})
