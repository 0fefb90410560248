import { posix } from 'node:path'
import { Failure } from '../../contract/failure.ts'
import type { ZipEntry } from '../zip/archive.ts'
import { openPackage, type Package, partOf } from './package.ts'
import { readPart } from './part.ts'
import { readSharedStrings } from './shared-strings.ts'
import { type NumberStyle, readNumberStyles } from './styles.ts'

export type Sheet = {
  readonly name: string
  readonly isHidden: boolean
  readonly part: ZipEntry
}

/** A workbook and what the cells of all of its sheets share. */
export type Workbook = {
  readonly package: Package
  readonly file: string
  readonly sheets: readonly Sheet[]
  /** Days are counted from 1904, as old Macintoshes do. */
  readonly from1904: boolean
  /** By the number of a cell's style. */
  readonly styles: readonly NumberStyle[]
  readonly sharedStrings: readonly string[]
}

/** Opens an XLSX workbook. Links to other files are never followed, formulas never computed. */
export const openWorkbook = async (path: string): Promise<Workbook> => {
  const opened = await openPackage(path)
  const { archive, workbookPart } = opened
  const { file } = archive.stamp
  const relations = await relationsOf(opened)
  const { declared, from1904 } = await readDeclaredSheets(opened)
  const sheets = declared.flatMap(({ name, isHidden, relation }): Sheet[] => {
    const target = relations.get(relation)
    if (target?.type !== 'worksheet') return []
    return [{ name, isHidden, part: partOf(opened, pathOf(workbookPart, target.path)) }]
  })
  if (sheets.length === 0) throw new Failure('xlsx.no-sheets', { file })
  const partOfType = (type: string): ZipEntry | undefined => {
    const target = [...relations.values()].find((relation) => relation.type === type)
    return target && partOf(opened, pathOf(workbookPart, target.path))
  }
  const styles = await readNumberStyles(archive, partOfType('styles'))
  return {
    package: opened,
    file,
    sheets,
    from1904,
    styles,
    sharedStrings: await readSharedStrings(archive, partOfType('sharedStrings')),
  }
}

/** The sheet with this name; left out, the first one that is not hidden. */
export const sheetOf = ({ file, sheets }: Workbook, name: string | undefined): Sheet => {
  const found =
    name === undefined
      ? (sheets.find(({ isHidden }) => !isHidden) ?? sheets[0])
      : sheets.find((sheet) => sheet.name === name)
  if (found !== undefined) return found
  throw new Failure('xlsx.unknown-sheet', {
    file,
    sheet: name ?? '',
    sheets: sheets.map((sheet) => sheet.name).join(', '),
  })
}

type Relation = { readonly type: string; readonly path: string }

/** What the workbook's part refers to inside the archive. */
const relationsOf = async (opened: Package): Promise<ReadonlyMap<string, Relation>> => {
  const { dir, base } = posix.parse(opened.workbookPart)
  const relations = new Map<string, Relation>()
  await readPart(opened.archive, partOf(opened, posix.join(dir, '_rels', `${base}.rels`)), {
    open: (name, attributes) => {
      const [id, type, path] = ['Id', 'Type', 'Target'].map((attribute) => attributes.get(attribute))
      if (name !== 'Relationship' || attributes.get('TargetMode') === 'External') return
      if (id !== undefined && type !== undefined && path !== undefined)
        relations.set(id, { type: type.slice(type.lastIndexOf('/') + 1), path })
    },
  })
  return relations
}

/** The name of a part from where it is referred to. */
const pathOf = (from: string, target: string): string =>
  target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(from), target)

type DeclaredSheet = { readonly name: string; readonly isHidden: boolean; readonly relation: string }

const readDeclaredSheets = async (
  opened: Package,
): Promise<{ declared: readonly DeclaredSheet[]; from1904: boolean }> => {
  const declared: DeclaredSheet[] = []
  let from1904 = false
  await readPart(opened.archive, partOf(opened, opened.workbookPart), {
    open: (element, attributes) => {
      if (element === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.get('date1904') ?? '')
      if (element !== 'sheet') return
      const [name, relation] = [attributes.get('name'), attributes.get('id')]
      if (name === undefined || relation === undefined) return
      declared.push({ name, relation, isHidden: (attributes.get('state') ?? 'visible') !== 'visible' })
    },
  })
  return { declared, from1904 }
}
