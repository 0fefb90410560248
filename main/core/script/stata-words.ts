/** Words that Stata keeps for itself. */
export const stataWords: readonly string[] = [
  ...[
    '_all',
    '_b',
    '_coef',
    '_cons',
    '_n',
    '_N',
    '_pi',
    '_pred',
    '_rc',
    '_skip',
    'byte',
    'double',
    'float',
    'if',
    'in',
  ],
  ...['int', 'long', 'str', 'strL', 'using', 'with'],
]
