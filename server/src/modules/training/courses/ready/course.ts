import type { courses } from '@guanjia/contract'

/** A course that every organisation begins with. */
export interface ReadyCourse {
  code: string
  name: string
  topic: courses.Course['topic']
  post: courses.Course['post']
  summary: string
  reference: string
  parts: { title: string; body: string }[]
}

export const MANUAL = '《物业客服培训指导手册》'
export const SALES = '《案场物业进场全流程配合方案》'
export const LECTURES = '《物业管理服务讲义》'
export const RECEPTION = '《物业服务标准化接待方案》'
export const SYSTEM = '《案场物业服务培训体系构建》'

/** A page of a course; each line is a paragraph. */
export const part = (title: string, ...lines: string[]): { title: string; body: string } => ({ title, body: lines.join('\n') })
