import type { Locale } from '../../shared.ts'
import { households as en } from './en.ts'
import type { HouseholdLabels } from './labels.ts'
import { households as zhCN } from './zh-CN.ts'
import { households as zhTW } from './zh-TW.ts'

/** All languages at once, for the server; a screen imports the file of its language with its texts. */
export const HOUSEHOLD_LABELS: Record<Locale, HouseholdLabels> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en }
