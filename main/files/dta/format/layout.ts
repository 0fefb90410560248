/** How the parts of a file are laid out, which depends on its release (113 to 119). */
export type Layout = {
  readonly release: number
  /** From 117 on each part stands between tags such as `<data>`. */
  readonly isTagged: boolean
  readonly variableCountBytes: 2 | 4
  readonly rowCountBytes: 4 | 8
  /** Bytes of the length in front of the label of a tagged file. */
  readonly labelLengthBytes: 1 | 2
  readonly sortEntryBytes: 2 | 4
  readonly nameBytes: number
  readonly formatBytes: number
  readonly labelBytes: number
  /**
   * Bytes of the variable's number in the eight that refer to a long text; the rest are the row's. Where there are
   * two, the first is Stata's and the other one that of programs that write release 119 like 118 (ReadStat).
   */
  readonly referenceBytes: readonly [number, ...number[]]
  /** Bytes of the row's number in front of a long text. */
  readonly longTextRowBytes: 4 | 8
}

export const firstRelease = 113
export const firstTaggedRelease = 117
export const lastRelease = 119

/** The layout by the help file `dta` of Stata (StataCorp, releases 8 to 18). */
export const layoutOf = (release: number): Layout => {
  const isUnicode = release >= 118
  return {
    release,
    isTagged: release >= firstTaggedRelease,
    variableCountBytes: release >= 119 ? 4 : 2,
    rowCountBytes: isUnicode ? 8 : 4,
    labelLengthBytes: isUnicode ? 2 : 1,
    sortEntryBytes: release >= 119 ? 4 : 2,
    nameBytes: isUnicode ? 129 : 33,
    formatBytes: isUnicode ? 57 : release >= 114 ? 49 : 12,
    labelBytes: isUnicode ? 321 : 81,
    referenceBytes: release >= 119 ? [3, 2] : [isUnicode ? 2 : 4],
    longTextRowBytes: isUnicode ? 8 : 4,
  }
}

/** Bytes of the label and of the time stamp in the header of an untagged file. */
export const untaggedLabelBytes = 81
export const untaggedTimeBytes = 18
/** Sections that the map of a tagged file points to. */
export const mapEntries = 14
/** Kinds of long texts: bytes as they are, and text with a zero byte behind it. */
export const longTextKinds = { binary: 129, text: 130 } as const
