import { whenSiteIsMade } from '../organization/index.ts'
import { addReady } from './write.ts'

export function subscribe(): void {
  whenSiteIsMade(async (ctx) => void (await addReady(ctx)))
}
