export { createApplication, getApplication } from './applications.ts'
