export { orgChart } from './org-chart.ts'
export { responsibleFor } from './responsible.ts'
