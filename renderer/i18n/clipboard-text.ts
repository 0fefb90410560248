/** Lines of cells as the tab-separated text that spreadsheets take for their own. */
export const tabbedText = (lines: readonly (readonly string[])[]): string =>
  lines.map((line) => line.map(cellText).join('\t')).join('\n')

/** A text that stays in one cell. */
export const cellText = (text: string): string => text.replace(/[\t\r\n]+/g, ' ')
