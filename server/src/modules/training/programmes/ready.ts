import type { programmes } from '@guanjia/contract'

export interface ReadyProgramme {
  code: string
  name: string
  post: programmes.Programme['post']
  summary: string
  reference: string
  modules: { title: string; goal: string; courses: { code: string; isMandatory: boolean }[] }[]
}

const must = (...codes: string[]) => codes.map((code) => ({ code, isMandatory: true }))
const may = (...codes: string[]) => codes.map((code) => ({ code, isMandatory: false }))

/** TRN-001: the training of a sales office, in the six modules of its plan. */
export const READY_PROGRAMMES: readonly ReadyProgramme[] = [
  {
    code: 'PX-01', name: '案场物业服务培训体系', post: 'sales_office', summary: '案场物业服务人员上岗必修：六个模块，学完即考。', reference: '《案场物业服务培训体系构建》',
    modules: [
      { title: '岗位职责与分工', goal: '清楚自己负责什么、与谁配合。', courses: must('KC-01') },
      { title: '服务标准与规范', goal: '着装、姿态、用语按标准执行。', courses: must('KC-02') },
      { title: '现场服务流程', goal: '按动线完成接待前、接待中、接待后的每一步。', courses: must('KC-10') },
      { title: '突发事件应对', goal: '会报告、会疏散、会引导，不慌乱。', courses: must('KC-09', 'KC-14') },
      { title: '客户关系管理', goal: '听得懂需求，接得住投诉。', courses: [...must('KC-04'), ...may('KC-12')] },
      { title: '培训考核体系', goal: '知道考什么、怎么评、如何提升。', courses: must('KC-11') },
    ],
  },
]
