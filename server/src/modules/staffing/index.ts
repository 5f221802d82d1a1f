export { rotaPublished } from './events.ts'
export { whenNightsArePlanned } from './hooks.ts'
export { hasRotaAt, managersOnDuty } from './rota/on-duty.ts'
export { onDutyAt, type OnDuty } from './rota/on-duty-at.ts'
