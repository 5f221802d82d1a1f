import { language } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { wordList } from './finder.ts'
import { wordUse } from './hits.ts'
import { checkText } from './polite.ts'
import { changeScript, createScript, listScripts } from './scripts.ts'
import { importWords, planWordExport } from './word-sheet.ts'
import { changeWord, createWord, listWords } from './words.ts'

export const languageRoutes: Route[] = [
  route(language.listWords, listWords),
  route(language.createWord, createWord),
  rawRoute(language.exportWords, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, planWordExport)),
  route(language.importWords, importWords),
  route(language.changeWord, changeWord),
  route(language.wordList, wordList),
  route(language.checkText, checkText),
  route(language.wordUse, wordUse),
  route(language.listScripts, listScripts),
  route(language.createScript, createScript),
  route(language.changeScript, changeScript),
]
