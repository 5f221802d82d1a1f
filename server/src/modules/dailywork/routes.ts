import { platform } from '@guanjia/contract'
import { route, type Route } from '../../platform/http/route.ts'
import { myWork } from './my-work.ts'

export const dailyWorkRoutes: Route[] = [route(platform.myWork, myWork)]
