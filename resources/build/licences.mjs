// The packages that are shipped, with their licences: what the program's sources import and what that needs in turn.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

// The build packs this file into its configuration, so its own place says nothing; both run in the project's folder.
const root = process.cwd()
const imported = /(?:\bfrom|\bimport)\s*\(?\s*['"]([^.'"][^'"]*)['"]/g

/** Packages that are there to build with, or that are the runtime itself, which brings its own licences. */
const notShipped = new Set(['electron'])

/** The letters of the page and the reports are files of the project. */
const letters = {
  name: 'Source Sans 3',
  version: '',
  licence: 'OFL-1.1',
  text: readFileSync(join(root, 'resources/fonts/OFL.txt'), 'utf8'),
}

/** Name, version, licence and its text of every package that is shipped, by name. */
export const licences = () => {
  const found = new Map()
  for (const name of directPackages()) visit(name, root, found)
  found.set('letters', letters)
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

const directPackages = () => {
  const names = new Set()
  for (const file of ['main', 'preload', 'renderer'].flatMap(sourcesIn)) {
    for (const [, name] of readFileSync(join(root, file), 'utf8').matchAll(imported)) {
      if (!name.startsWith('node:') && !name.startsWith('virtual:')) names.add(packageOf(name))
    }
  }
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  for (const name of Object.keys(dependencies)) names.add(name)
  for (const name of notShipped) names.delete(name)
  return names
}

/** The source files below a folder of the project, by their paths in it. */
const sourcesIn = (folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name))

const packageOf = (name) =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')

const visit = (name, from, found) => {
  const folder = folderOf(name, from)
  if (folder === null) return
  const {
    name: own,
    version,
    license,
    dependencies,
    optionalDependencies,
  } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  if (found.has(`${own} ${version}`) || own.startsWith('@types/')) return
  found.set(`${own} ${version}`, { name: own, version, licence: license ?? '', text: textIn(folder) })
  for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) visit(next, folder, found)
}

/** Where Node would find a package; null for an optional one of another platform. */
const folderOf = (name, from) => {
  const folder = join(from, 'node_modules', name)
  if (existsSync(join(folder, 'package.json'))) return folder
  return from === root || dirname(from) === from ? null : folderOf(name, dirname(from))
}

const textIn = (folder) => {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)(\.|-|$)/i.test(name))
  return file === undefined ? '' : readFileSync(join(folder, file), 'utf8')
}

/** A module of the page with the list, made when the page is built. */
export const licencesModule = () => ({
  name: 'licences',
  resolveId: (id) => (id === 'virtual:licences' ? '\0virtual:licences' : null),
  load: (id) => (id === '\0virtual:licences' ? `export default ${JSON.stringify(licences())}` : null),
})
