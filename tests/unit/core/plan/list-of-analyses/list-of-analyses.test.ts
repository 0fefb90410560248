import { expect, test } from 'vitest'
import { type ListDefaults, tablesFromList } from '../../../../../main/core/plan/list-of-analyses/list-of-analyses.ts'
import { failureOf } from '../../../../harness/refusal.ts'

const defaults: ListDefaults = {
  design: 'hogares',
  unit: 'hogares',
  universe: { es: 'Hogares', en: 'Households' },
  usual: (variable) => ({ latrine_type: 'proportion' as const, income: 'mean' as const })[variable] ?? null,
  taken: [],
}
const listed = (given: Partial<ListDefaults>, header: string, ...rows: string[]) =>
  tablesFromList(
    {
      file: 'loa.csv',
      header: header.split(';'),
      rows: rows.map((row, at) => ({ row: at + 2, cells: row.split(';') })),
    },
    { ...defaults, ...given },
  )
const tables = (header: string, ...rows: string[]) => listed({}, header, ...rows)

const common = { design: 'hogares', unit: 'hogares', universe: defaults.universe, margins: false, ciLevel: 0.95 }

test('each row of a list is a table', () => {
  const header = 'analysis_type;analysis_var;group_var;level'
  expect(
    tables(
      header,
      'mean;income;NA;0.95',
      'prop_select_one;water source;admin1;0.9',
      'prop_select_multiple;needs;admin1, gender;',
      'mean;income;;',
    ),
  ).toMatchObject([
    { ...common, id: 'mean_income', statistic: 'mean', variable: 'income', by: [], title: 'income' },
    {
      ...common,
      id: 'proportion_water_source_admin1',
      statistic: 'proportion',
      variable: 'water source',
      by: ['admin1'],
      title: 'water source × admin1',
      ciLevel: 0.9,
    },
    {
      ...common,
      id: 'shareOfCases_needs_admin1_gender',
      statistic: 'shareOfCases',
      variable: 'needs',
      by: ['admin1', 'gender'],
    },
    { ...common, id: 'mean_income_2' },
  ])
})

test('ratios name numerator and denominator, in two columns or in one cell', () => {
  const header =
    'analysis_type;analysis_var;analysis_var_numerator;analysis_var_denominator;numerator_NA_to_0;filter_denominator_0'
  expect(
    tables(header, 'ratio;NA;enrolled;children;FALSE;TRUE', 'ratio;NA;enrolled;children;FALSE;FALSE'),
  ).toMatchObject([
    {
      id: 'ratio_enrolled_children',
      statistic: 'ratio',
      variable: 'enrolled',
      over: 'children',
      where: 'd["children"] != 0',
    },
    { id: 'ratio_enrolled_children_2', variable: 'enrolled', over: 'children' },
  ])
  expect(tables(header, 'ratio;NA;enrolled;children;FALSE;FALSE')[0]).not.toHaveProperty('where')
})

test('the shorter form has a title, a universe and a window of its own', () => {
  const header = 'theme;var;analysis;indicator;na_rm;subset;recall;dataset;weighted'
  expect(
    tables(
      header,
      'Educación;disrupted_n,age_n;ratio;% of children;yes;Children 5 to 18;School-year 2023-2024;main;yes',
      'HLP;occupancy;select_one;% of households;yes;;;main;yes',
    ),
  ).toMatchObject([
    {
      ...common,
      statistic: 'ratio',
      variable: 'disrupted_n',
      over: 'age_n',
      title: '% of children',
      universe: 'Children 5 to 18',
      window: 'School-year 2023-2024',
    },
    { ...common, statistic: 'proportion', variable: 'occupancy', title: '% of households' },
  ])
})

test('what a table cannot do is refused with its row', async () => {
  const header = 'analysis_type;analysis_var;group_var;level;numerator_NA_to_0;weighted'
  const cases: [string, object][] = [
    ['modes;income;;;;', { code: 'csv.bad-choice', params: { row: 2, column: 'analysis_type' } }],
    ['mean;;;;;', { code: 'loa.one-variable', params: { row: 2, column: 'analysis_var' } }],
    ['mean;a,b;;;;', { code: 'loa.one-variable', params: { row: 2, column: 'analysis_var' } }],
    ['ratio;a;;;;', { code: 'loa.one-variable', params: { row: 2, column: 'analysis_var_numerator' } }],
    ['mean;income;;95;;', { code: 'csv.number-outside', params: { row: 2, column: 'level' } }],
    ['ratio;a,b;;;TRUE;', { code: 'loa.option', params: { row: 2, column: 'numerator_na_to_0' } }],
    ['mean;income;;;;no', { code: 'loa.unweighted', params: { row: 2 } }],
  ]
  for (const [row, failure] of cases) expect(await failureOf(async () => tables(header, row))).toMatchObject(failure)
  expect(await failureOf(async () => tables('analysis_type;group_var', 'mean;a'))).toEqual({
    code: 'csv.missing-column',
    params: { file: 'loa.csv', column: 'analysis_var' },
  })
})

test('a list that asks the same thing ten thousand times names each in its turn', () => {
  const many = tables('analysis_type;analysis_var', 'mean;ingreso_3', ...Array(10_000).fill('mean;ingreso'))
  expect(many[0]?.id).toBe('mean_ingreso_3')
  expect(new Set(many.map(({ id }) => id)).size).toBe(10_001)
  expect(many.slice(1, 4).map(({ id }) => id)).toEqual(['mean_ingreso', 'mean_ingreso_2', 'mean_ingreso_4'])
})

test('a plan that names variables alone takes what is usual of each, repeated for what goes before', () => {
  const header = 'repeat for;disaggregate by;variable;output heatmap'
  expect(tables(header, 'population_group;hc_idp_only;latrine_type;yes', 'Overall;NA;income;no')).toMatchObject([
    { ...common, statistic: 'proportion', variable: 'latrine_type', by: ['population_group', 'hc_idp_only'] },
    { ...common, statistic: 'mean', variable: 'income', by: [] },
  ])
  const hypotheses =
    'repeat.for.variable;independent.variable;dependent.variable;hypothesis.type;dependent.variable.type'
  expect(
    tables(hypotheses, 'region;region;latrine_type;direct_reporting;categorical', 'NA;sex;score;;numerical'),
  ).toMatchObject([
    { statistic: 'proportion', by: ['region'] },
    { statistic: 'mean', variable: 'score', by: ['sex'] },
  ])
  const daf = 'ID;variable;variable_label;calculation;func;admin;disaggregations;join'
  expect(tables(daf, '1;latrine_type;Latrina;;freq;Overall;sex, age;', '2;score;;;numeric;oblast;;1')).toMatchObject([
    { statistic: 'proportion', title: 'Latrina', by: ['sex', 'age'] },
    { statistic: 'mean', title: 'score × oblast', by: ['oblast'] },
  ])
})

test('of several datasets one is read at a time', async () => {
  const header = 'dataset;analysis;var'
  const rows = ['main;mean;income', 'loop;select_one;sex', 'main;select_one;sex'] as const
  expect(listed({ dataset: 'main' }, header, ...rows).map(({ id }) => id)).toEqual(['mean_income', 'proportion_sex'])
  expect(listed({ dataset: 'loop', taken: ['proportion_sex'] }, header, ...rows).map(({ id }) => id)).toEqual([
    'proportion_sex_2',
  ])
  expect(tables(header, rows[0], rows[2])).toHaveLength(2)
  expect(await failureOf(async () => tables(header, ...rows))).toEqual({
    code: 'loa.several-datasets',
    params: { file: 'loa.csv', datasets: 'main, loop' },
  })
  expect(await failureOf(async () => listed({ dataset: 'nut' }, header, ...rows))).toMatchObject({
    code: 'loa.unknown-dataset',
    params: { dataset: 'nut', datasets: 'main, loop' },
  })
  expect(await failureOf(async () => listed({ dataset: 'main' }, header, ...rows, ';mean;age'))).toMatchObject({
    code: 'loa.no-dataset',
    params: { row: 5 },
  })
  expect(await failureOf(async () => listed({ dataset: 'main' }, 'analysis;var', 'mean;income'))).toMatchObject({
    code: 'csv.missing-column',
    params: { column: 'dataset' },
  })
})

test('what a plan without statistics cannot mean is refused with its row', async () => {
  const header = 'variable;func;calculation;hypothesis.type'
  const cases: [string, object][] = [
    ['uuid;;;', { code: 'loa.no-statistic', params: { row: 2, variable: 'uuid' } }],
    ['income;ranking;;', { code: 'csv.bad-choice', params: { row: 2, column: 'analysis_type' } }],
    ['income;numeric;include_na;', { code: 'loa.option', params: { row: 2, column: 'calculation' } }],
    ['income;;;group_difference', { code: 'loa.hypothesis', params: { row: 2 } }],
  ]
  for (const [row, failure] of cases) expect(await failureOf(async () => tables(header, row))).toMatchObject(failure)
})
