export { arrive } from './arrive.ts'
export { ticketText } from './rules.ts'
