/** Small pictures of one stroke on a 16 × 16 field. They only accompany words. */
const strokes = {
  study: 'M2.5 4.5h4l1.5 2h5.5v7h-11z',
  data: 'M2.5 3.5h11v9h-11z M2.5 6.5h11 M6.5 6.5v6',
  quality: 'M8 1.8l5 2v4c0 3-2 5.2-5 6.4c-3-1.2-5-3.4-5-6.4v-4z M5.6 8l1.8 1.8l3-3.4',
  design: 'M8 1.8v3 M8 4.8l-5.5 7.7 M8 4.8l5.5 7.7 M4.7 9.4a5.8 5.8 0 0 0 6.6 0',
  tables: 'M2.5 2.5h11v11h-11z M2.5 6h11 M2.5 9.8h11 M6.5 2.5v11',
  charts: 'M2.5 13.5h11 M4.5 13.5v-5 M8 13.5v-10 M11.5 13.5v-7',
  report: 'M4 1.8h5.5L12.5 5v9.2H4z M9.3 2v3.3h3 M6 8.5h4.5 M6 11h4.5',
  validation: 'M4 2h8v12.2H4z M6 4.5h4 M6 10l1.6 1.6l2.8-3.2',
  publication: 'M8 10.5V2.5 M4.8 5.5L8 2.3l3.2 3.2 M3 8.5v5h10v-5',
  people:
    'M5.8 3a2.3 2.3 0 1 0 0 4.6a2.3 2.3 0 0 0 0-4.6z M1.8 13.2c0-2.4 1.7-3.8 4-3.8s4 1.4 4 3.8 M10.6 3.4a2 2 0 0 1 0 3.9 M11.4 9.6c1.7.3 2.8 1.6 2.8 3.6',
  log: 'M3 3.5h1 M3 8h1 M3 12.5h1 M6.5 3.5h7 M6.5 8h7 M6.5 12.5h7',
  settings: 'M2.5 4.5h6 M12 4.5h1.5 M2.5 11.5h1.5 M7.5 11.5h6 M10.2 2.8v3.4 M5.8 9.8v3.4',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9z M10.3 10.3l3.2 3.2',
  lock: 'M4 7.5h8v6H4z M5.5 7.5v-2a2.5 2.5 0 0 1 5 0v2',
  close: 'M4 4l8 8 M12 4l-8 8',
  up: 'M3 10l5-5l5 5',
  down: 'M3 6l5 5l5-5',
  check: 'M3 8.5l3.3 3.3L13 4.8',
  chart: 'M2.5 13.5h11 M4.5 13.5v-5 M8 13.5v-10 M11.5 13.5v-7',
  copy: 'M5.5 5.5h8v8h-8z M10.5 5.5v-3h-8v8h3',
  run: 'M4.5 2.8l8 5.2l-8 5.2z',
  plus: 'M8 3v10 M3 8h10',
  warning: 'M8 2.2l6.3 11.3H1.7z M8 6.5v3.2 M8 11.6v.2',
  info: 'M8 2a6 6 0 1 0 0 12a6 6 0 0 0 0-12z M8 7.3v4 M8 4.8v.2',
  keyboard: 'M1.5 4h13v8h-13z M4 6.5h.2 M6.6 6.5h.2 M9.2 6.5h.2 M11.8 6.5h.2 M4.5 9.7h7',
  undo: 'M5.5 3L2.5 6l3 3 M2.5 6h7a4 4 0 0 1 0 8H6',
  redo: 'M10.5 3l3 3l-3 3 M13.5 6h-7a4 4 0 0 0 0 8H10',
  folder: 'M2.5 4.5h4l1.5 2h5.5v7h-11z',
} as const
export type IconName = keyof typeof strokes

export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path d={strokes[name]} />
  </svg>
)
