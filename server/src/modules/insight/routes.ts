import { platform } from '@guanjia/contract'
import { route, type Route } from '../../platform/http/route.ts'
import { overview } from './overview.ts'

export const insightRoutes: Route[] = [route(platform.overview, overview)]
