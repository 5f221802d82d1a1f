export { recordAccess, type Access } from './access-log.ts'
export { coveredPhone, maskAccount, maySeePhones, phoneFor } from './masking.ts'
