/** A name of a line's values: that of a column, or of an object with values of its own, or both in different lines. */
export type NameNode = {
  readonly path: string
  readonly children: Map<string, NameNode>
  /** The place of its column, -1 while no value stood there. */
  column: number
  /** The turn of `Names` in which it came last. */
  turn: number
}

/** The names of all lines so far; those of objects in one another are joined by `/`. */
export class Names {
  readonly root: NameNode = { path: '', children: new Map(), column: -1, turn: 0 }
  /** The paths of the columns in the order in which they came. */
  readonly columns: string[] = []
  /** Goes up with each line that is read, however often the file is. */
  turn = 0
  private count = 0
  private readonly limit: number

  constructor(limit: number) {
    this.limit = limit
  }

  /** The node of a name under `parent`; null when there are too many names. */
  under(parent: NameNode, name: string): NameNode | null {
    const known = parent.children.get(name)
    if (known !== undefined) return known
    if (++this.count > this.limit) return null
    const path = parent === this.root ? name : `${parent.path}/${name}`
    const node = { path, children: new Map(), column: -1, turn: 0 }
    parent.children.set(name, node)
    return node
  }

  /** The place of the column of a value. */
  columnOf(node: NameNode): number {
    if (node.column < 0) node.column = this.columns.push(node.path) - 1
    return node.column
  }
}
