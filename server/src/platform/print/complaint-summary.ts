import type { ComplaintSummary } from './forms.ts'
import type { PrintLocale } from './labels.ts'
import { printForm, type PrintOptions } from './print-forms.ts'

/** What only this form says. */
const WORDS: Record<PrintLocale, Record<string, string>> = {
  'zh-CN': {
    complaintSummary: '投诉处理摘要',
    presentLevel: '当前级别',
    answerBy: '答复期限',
    handedUpFor: '提交上级的原因',
    impact: '影响程度',
    verified: '核实结论',
    levelAnswers: '各级答复',
    openTasks: '待办与协同',
    missingClears: '五清楚尚缺',
  },
  'zh-TW': {
    complaintSummary: '投訴處理摘要',
    presentLevel: '目前級別',
    answerBy: '答覆期限',
    handedUpFor: '提交上級的原因',
    impact: '影響程度',
    verified: '查核結論',
    levelAnswers: '各級答覆',
    openTasks: '待辦與協同',
    missingClears: '五清楚尚缺',
  },
  en: {
    complaintSummary: 'Complaint Summary',
    presentLevel: 'Level',
    answerBy: 'Answer by',
    handedUpFor: 'Why it was handed up',
    impact: 'Impact',
    verified: 'Verification',
    levelAnswers: 'Answers of the levels',
    openTasks: 'To do',
    missingClears: 'Missing of the clears',
  },
}

/** 《投诉处理摘要》 as PDF, on one page [CMP-042]. */
export function printComplaintSummary(form: ComplaintSummary, options: PrintOptions): Promise<Buffer> {
  return printForm('complaint-summary.typ', form, options, WORDS[options.locale])
}
