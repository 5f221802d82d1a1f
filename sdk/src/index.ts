export { Guanjia, type GuanjiaOptions, type CallOptions } from './client.ts'
export { GuanjiaProblem, type ProblemBody } from './problem.ts'
export type { Operations, OperationName, Schemas } from './operations.generated.ts'
