import { personalDataOfTraining } from './personal-data.ts'

export function subscribe(): void {
  personalDataOfTraining()
}
