import { workbookBytes } from './workbook.ts'

/** The choices of the form, by list, with their labels in Spanish and English. */
export const shelterChoices = {
  albergue: [
    ['a1', 'Escuela (ficticia)', 'School (fictitious)'],
    ['a2', 'Casa comunal (ficticia)', 'Community house (fictitious)'],
    ['a3', 'Iglesia (ficticia)', 'Church (fictitious)'],
  ],
  sino: [
    ['si', 'Sí', 'Yes'],
    ['no', 'No', 'No'],
  ],
  necesidad: [
    ['alimentos', 'Alimentos', 'Food'],
    ['agua', 'Agua', 'Water'],
    ['salud', 'Salud', 'Health'],
    ['ropa', 'Ropa y abrigo', 'Clothing'],
    ['seguridad', 'Seguridad', 'Safety'],
  ],
  sexo: [
    ['h', 'Hombre', 'Man'],
    ['m', 'Mujer', 'Woman'],
  ],
} as const

const condition = (name: string, answer: string): string => `selected(\u0024{${name}}, '${answer}')`

/** The form (XLSForm) of the monitoring of shelters, as Kobo takes it. */
export const shelterForm = (): Uint8Array =>
  workbookBytes({
    survey: [
      ['type', 'name', 'label::Español (es)', 'label::English (en)', 'relevant'],
      ['note', 'aviso', 'DATOS SINTÉTICOS', 'SYNTHETIC DATA', ''],
      ['select_one albergue', 'albergue', 'Albergue', 'Shelter', ''],
      [
        'select_one sino',
        'falta',
        '¿Le falta algo a la familia esta semana?',
        'Does the family lack anything this week?',
        '',
      ],
      [
        'select_multiple necesidad or_other',
        'necesidades',
        '¿Qué le falta?',
        'What does it lack?',
        condition('falta', 'si'),
      ],
      ['begin_repeat', 'miembros', 'Miembros', 'Members', ''],
      ['select_one sexo', 'sexo', 'Sexo', 'Sex', ''],
      ['integer', 'edad', 'Edad en años cumplidos', 'Age in completed years', ''],
      ['end_repeat', '', '', '', ''],
    ],
    choices: [
      ['list_name', 'name', 'label::Español (es)', 'label::English (en)'],
      ...Object.entries(shelterChoices).flatMap(([list, choices]) => choices.map((choice) => [list, ...choice])),
    ],
    settings: [
      ['form_title', 'version', 'default_language'],
      ['Monitoreo de albergues (sintético)', '2', 'Español (es)'],
    ],
  })
