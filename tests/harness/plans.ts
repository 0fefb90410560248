import { Plan } from '../../main/contract/plan.ts'

/** A small valid plan, with parts of it replaced. */
export const plan = (parts: Partial<Record<keyof Plan, unknown>> = {}): Plan =>
  Plan.parse({
    caracteriza: 1,
    study: { title: 'Prueba', window: '2026', synthetic: true },
    designs: [{ id: 'families', dataset: 'families', psu: ['psu'], weight: 'w' }],
    tables: [
      {
        id: 'size',
        title: 'Tamaño',
        design: 'families',
        statistic: 'mean',
        variable: 'members',
        unit: 'personas',
        universe: 'Familias',
      },
    ],
    ...parts,
  })
