import type { competence, Input } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Actor } from '../../../platform/auth/actor.ts'
import type { Exchange, FileAnswer } from '../../../platform/http/route.ts'
import { dayIn } from '../../../platform/time.ts'
import { paperOf, sitesOf, timeZoneOf } from '../../organization/index.ts'
import { workplacesOf } from '../../people/index.ts'
import { getCompetenceFile } from './file.ts'

const SECTIONS: Record<competence.CompetenceFile['sections'][number]['key'], readonly [cn: string, tw: string, en: string]> = { scores: ['月度评分', '月度評分', 'Monthly scores'], rewards: ['奖惩', '獎懲', 'Rewards'], drills: ['应急演练', '應變演練', 'Emergency drills'] }

/** 《员工能力档案》: what the page shows, for promotion, transfer and the personnel file (TRN-014, TRN-015). */
export function printCompetenceFile(exchange: Exchange, input: Input<typeof competence.printCompetenceFile>, actor: Actor): Promise<FileAnswer> {
  return paperOf(exchange, actor, async (ctx) => {
    const { locale } = ctx
    const file = await getCompetenceFile(ctx, input)
    const siteId = (await workplacesOf(ctx, file.employee.id)).siteIds[0] ?? (await sitesOf(ctx))[0]!.id
    const percent = (value: number | null): string => (value === null ? '' : `${value}%`)
    return {
      siteId, number: `CF-${dayIn(await timeZoneOf(ctx, siteId), ctx.now).replaceAll('-', '')}-${file.employee.id.slice(-6).toUpperCase()}`, path: `/training/files/${file.employee.id}`,
      write: ({ say, time }) => ({
        title: say('员工能力档案', '員工能力檔案', 'Competence file'), note: file.employee.name,
        parts: [
          {
            kind: 'facts', perRow: 2, items: [
              { label: say('姓名', '姓名', 'Name'), value: file.employee.name }, { label: say('岗位', '職務', 'Post'), value: file.position || null }, { label: say('部门', '部門', 'Department'), value: file.department }, { label: say('入职日期', '到職日期', 'Joined'), value: file.joinedOn },
              { label: say('从业年限', '從業年限', 'Years in the trade'), value: file.experienceYears === null ? null : String(file.experienceYears) }, { label: say('技能', '技能', 'Skills'), value: file.skills.join('、') || null }, { label: say('经历', '經歷', 'Experience'), value: file.experience || null, span: 2 },
            ],
          },
          { kind: 'table', label: say('岗位要求', '職務要求', 'What the post asks for'), heads: [say('类别', '類別', 'Kind'), say('名称', '名稱', 'Name'), say('情况', '情況', 'State'), say('有效期至', '有效期至', 'Until')], widths: [20, 0, 24, 28], rows: file.requirements.map((one) => [labelOf(locale, 'requirementKind', one.kind), one.name, labelOf(locale, 'matrixState', one.state), one.until ?? '']) },
          { kind: 'table', label: say('证书', '證照', 'Certificates'), heads: [say('证书', '證照', 'Kind'), say('编号', '編號', 'Number'), say('发证单位', '發證單位', 'Issuer'), say('有效期', '有效期', 'Valid'), say('状态', '狀態', 'State')], widths: [0, 40, 34, 46, 18], rows: file.certificates.map((one) => [one.kind, one.number ?? '', one.issuer, `${one.validFrom} — ${one.validUntil}`, labelOf(locale, 'certificateState', one.state)]) },
          { kind: 'table', label: say('实操', '實作', 'Practicals'), heads: [say('日期', '日期', 'On'), say('项目', '項目', 'Assessed in'), say('得分', '得分', 'Score'), say('结果', '結果', 'Result'), say('有效期至', '有效期至', 'Until')], widths: [32, 0, 20, 24, 28], rows: file.practicals.map((one) => [time(one.at) ?? '', one.rubric, percent(one.percent), labelOf(locale, 'practicalResult', one.result), one.validUntil ?? '']) },
          { kind: 'table', label: say('考试', '測驗', 'Exams'), heads: [say('日期', '日期', 'On'), say('考试', '測驗', 'Exam'), say('得分率', '得分率', 'Score'), say('结果', '結果', 'Result')], widths: [32, 0, 24, 24], rows: file.exams.map((one) => [time(one.at) ?? '', one.title, percent(one.percent), labelOf(locale, 'practicalResult', one.isPassed ? 'passed' : 'failed')]) },
          { kind: 'table', label: say('课程与培训', '課程與培訓', 'Courses and training'), heads: [say('日期', '日期', 'On'), say('名称', '名稱', 'Name'), say('情况', '情況', 'State')], widths: [32, 0, 34], rows: [...file.sessions.map((one) => [time(one.at) ?? '', one.title, `${one.hours} h`]), ...file.courses.map((one) => [time(one.doneAt) ?? '', one.name, `${one.done} / ${one.parts}`])] },
          ...file.sections.map((section) => ({ kind: 'table' as const, label: say(...SECTIONS[section.key]), heads: [say('时间', '時間', 'At'), say('内容', '內容', 'What'), say('分值', '分值', 'Value')], widths: [32, 0, 24], rows: section.rows.map((one) => [one.at, one.text, one.value === null ? '' : String(one.value)]) })),
        ],
      }),
    }
  })
}
