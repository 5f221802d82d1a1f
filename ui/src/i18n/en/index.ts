import type { Messages } from '../zh-CN/index.ts'
import { archives } from './archives.ts'
import { cases } from './cases.ts'
import { desk } from './desk.ts'
import { imports } from './imports.ts'
import { insight } from './insight.ts'
import { language } from './language.ts'
import { mobile } from './mobile.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { stores } from './stores.ts'
import { workorders } from './workorders.ts'
import { labels } from '@guanjia/contract/labels/en.ts'

/** Everything that the clients say in this language. */
export const messages: Messages = { enum: labels.enum, error: labels.error, shell, desk, cases, workorders, stores, archives, imports, settings, insight, language, mobile }
