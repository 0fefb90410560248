import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { Codelist } from '../contract/codelist.ts'

/** The code lists that the product brings along, by id. */
export const loadCodelists = (resources: string): ReadonlyMap<string, Codelist> => {
  const folder = join(resources, 'codelists')
  const lists = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => Codelist.parse(parse(readFileSync(join(folder, file), 'utf8'))))
  return new Map(lists.map((list) => [list.id, list]))
}
