import { AppError } from '../../platform/errors.ts'
import type { Whole } from './load.ts'

/** Nothing is explained to the resident before every department that was asked has given its solution (CMP-039). Throws `complaint.joint_task_open`. */
export function mustHaveJointSolutions({ tasks }: Pick<Whole, 'tasks'>): void {
  const open = tasks.filter((task) => task.kind === 'joint' && task.state === 'open')
  if (open.length > 0) throw new AppError('complaint.joint_task_open', open.map((task) => task.title).join('; '))
}
