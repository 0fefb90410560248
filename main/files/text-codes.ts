import type { Failure } from '../contract/failure.ts'

/** The characters of all distinct texts of a file so far, which stay in memory while it is read. */
export class TextBudget {
  private used = 0
  private readonly limit: number
  private readonly refuse: () => Failure

  constructor(limit: number, refuse: () => Failure) {
    this.limit = limit
    this.refuse = refuse
  }

  add(characters: number): void {
    this.used += characters
    if (this.used > this.limit) throw this.refuse()
  }
}

/** The distinct texts of a variable, numbered from 1 in the order they come; 0 stands for a blank. */
export class TextCodes {
  readonly dictionary: string[] = []
  private readonly codes = new Map<string, number>()
  private readonly budget: TextBudget

  constructor(budget: TextBudget) {
    this.budget = budget
  }

  /** The code of a text; 0 when it is empty or of blanks alone. */
  codeOf(text: string): number {
    return this.codes.get(text) ?? this.add(text)
  }

  private add(text: string): number {
    this.budget.add(text.length)
    const code = isBlank(text) ? 0 : this.dictionary.push(text)
    this.codes.set(text, code)
    return code
  }
}

/** True for a text that is empty or of blanks (and other characters up to the space) alone. */
export const isBlank = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > space) return false
  return true
}

const space = 0x20
