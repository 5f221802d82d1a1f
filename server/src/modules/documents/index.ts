export { fileDocument } from './file-document.ts'
export { documentsMayBeAbout } from './subjects.ts'
export { documentCompleteness, unitPapers } from './completeness.ts'
