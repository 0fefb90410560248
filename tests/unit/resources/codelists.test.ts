import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { Codelist } from '../../../main/contract/codelist.ts'
import { bandOf, isPartition } from '../../../main/core/codelists/band-of.ts'
import { crosswalk, groupOf } from '../../../main/core/codelists/crosswalk.ts'
import { loadCodelists } from '../../../main/files/codelists.ts'
import { resources } from '../../harness/sample-study.ts'

const lists = loadCodelists(resources)
const listOf = (id: string): Codelist => {
  const list = lists.get(id)
  if (!list) throw new Error(`no list ${id}`)
  return list
}

describe('the code lists of the product', () => {
  it('are valid and named as their files', async () => {
    const files = (await readdir(join(resources, 'codelists'))).filter((name) => name.endsWith('.yaml'))
    expect([...lists.keys()].map((id) => `${id}.yaml`).sort()).toEqual(files.sort())
  })

  it('hold the age bands of UNHCR and JIPS', () => {
    const codes = (id: string) => listOf(id).categories.map(({ code }) => code)
    expect(codes('age-unhcr')).toEqual(['0-4', '5-11', '12-17', '18-59', '60+'])
    expect(codes('age-jips')).toEqual(['0-4', '5-11', '12-17', '18-65', '66+'])
    expect(bandOf(listOf('age-five-year-80'), 83)?.code).toBe('80+')
    expect(bandOf(listOf('age-five-year-85'), 83)?.code).toBe('80-84')
    expect(bandOf(listOf('school-slv'), 15)?.code).toBe('basica')
  })

  it('overlap only where the source does', () => {
    const overlapping = [...lists.values()].filter((list) => list.kind === 'bands' && !isPartition(list))
    expect(overlapping.map(({ id }) => id)).toEqual(['age-idmc-gidd'])
  })

  it('have the first-level units of the five countries', () => {
    const counts = ['slv', 'hnd', 'gtm', 'mex', 'col'].map((iso) => listOf(`geography-${iso}`).categories.length)
    expect(counts).toEqual([14, 18, 22, 32, 33])
  })
})

describe('the causes', () => {
  it('have seven groups, each category in the group its first digit names', () => {
    const { categories } = listOf('cause')
    expect(categories.filter(({ parent }) => parent === undefined).map(({ code }) => code)).toEqual([...'1234569'])
    expect(categories.every(({ code }) => groupOf(listOf('cause'), code) === code[0])).toBe(true)
  })

  it.each([
    ['honduras-2014', '2', '22'],
    ['mexico-general-law', '2', '32'],
    ['mexico-general-law', '14', null],
    ['inegi-2020', '6', '2'],
    ['inegi-2020-codes', '0601', '2'],
    ['inegi-2020-codes', '0602', '42'],
    ['inegi-2020-codes', '0101', null],
    ['dane-ecv-2019', '2', '5'],
    ['dane-ecv-2019', '3', null],
    ['idmc', 'osv-crime', '2'],
  ])('crosswalk %s: %s is %s', (name, code, ours) => {
    expect(crosswalk(listOf('cause'), name, code)?.code).toBe(ours)
  })

  it('tell which codes of a source are one-to-many', () => {
    const candidates = crosswalk(listOf('cause'), 'inegi-2020-codes', '0601')?.candidates ?? []
    expect(candidates).toEqual(['21', '22', '23', '24', '25', '26', '27', '28', '29'])
  })
})

describe('a list with a fault', () => {
  const spoiled = async (change: (list: Codelist) => void) => {
    const list = parse(await readFile(join(resources, 'codelists/cause.yaml'), 'utf8')) as Codelist
    change(list)
    return Codelist.safeParse(list).success
  }

  it('is refused', async () => {
    const first = (list: Codelist) => list.categories[0] as (typeof list.categories)[number]
    expect([
      await spoiled(() => {}),
      await spoiled((list) => list.categories.push(first(list))),
      await spoiled((list) => Object.assign(first(list), { parent: '77' })),
      await spoiled((list) => Object.assign(first(list), { parent: '21' })),
      await spoiled((list) => Object.assign(first(list), { from: 1 })),
      await spoiled((list) => list.crosswalks.idmc?.entries[0]?.to.push('77')),
    ]).toEqual([true, false, false, false, false, false])
  })
})
