export { fileDocument } from './file-document.ts'
export { documentCompleteness, unitPapers } from './completeness.ts'
