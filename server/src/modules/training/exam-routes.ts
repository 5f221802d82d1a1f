import { exams, questions } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { checkCertificate, listExamCertificates } from './certificates/certificates.ts'
import { planCertificatesExport } from './certificates/export.ts'
import { printCertificate } from './certificates/print.ts'
import { actOnExam, addCandidates, createExam } from './exams/exams.ts'
import { planExamExport, planItemExport, planResultsExport } from './exams/export.ts'
import { examTimeline, getExam, listExams } from './exams/present.ts'
import { examFigures } from './figures.ts'
import { appealsFile, blueprintsFile } from './export-exam-lists.ts'
import { decideAppeal, listAppeals, raiseAppeal } from './marking/appeals.ts'
import { listToMark, markAnswer } from './marking/marks.ts'
import { regradeExam } from './marking/regrade.ts'
import { changeBlueprint, createBlueprint, getBlueprint, listBlueprints } from './papers/blueprints.ts'
import { getQuestion, listQuestions, questionTimeline } from './questions/bank.ts'
import { importQuestions, planQuestionExport } from './questions/sheet.ts'
import { actOnQuestion, addReadyQuestions, createQuestion, reviseQuestion } from './questions/write.ts'
import { saveAnswers } from './sittings/answers.ts'
import { enterSitting } from './sittings/enter.ts'
import { listOwnExams, retakeExam } from './sittings/own.ts'
import { printSitting } from './sittings/print.ts'
import { reviewSitting } from './sittings/review.ts'
import { submitSitting } from './sittings/submit.ts'
import { listWrongAnswers, practiseAnswer } from './wrong-answers.ts'

export const examRoutes: Route[] = [
  route(questions.listQuestions, listQuestions),
  rawRoute(questions.exportQuestions, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planQuestionExport(ctx, query))),
  route(questions.createQuestion, createQuestion),
  route(questions.getQuestion, getQuestion),
  route(questions.reviseQuestion, reviseQuestion),
  route(questions.actOnQuestion, actOnQuestion),
  route(questions.questionTimeline, questionTimeline),
  route(questions.addReadyQuestions, addReadyQuestions),
  route(questions.importQuestions, importQuestions),
  blueprintsFile,
  route(exams.listBlueprints, listBlueprints),
  route(exams.createBlueprint, createBlueprint),
  route(exams.getBlueprint, getBlueprint),
  route(exams.changeBlueprint, changeBlueprint),
  route(exams.listExams, listExams),
  route(exams.examFigures, examFigures),
  rawRoute(exams.exportExams, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planExamExport(ctx, query))),
  route(exams.createExam, createExam),
  route(exams.getExam, getExam),
  route(exams.actOnExam, actOnExam),
  route(exams.addCandidates, addCandidates),
  rawRoute(exams.exportResults, (exchange, { params, query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planResultsExport(ctx, params.id))),
  rawRoute(exams.exportExamItems, (exchange, { params, query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planItemExport(ctx, params.id))),
  route(exams.examTimeline, examTimeline),
  route(exams.regradeExam, regradeExam),
  route(exams.listOwnExams, listOwnExams),
  route(exams.retakeExam, retakeExam),
  route(exams.enterSitting, enterSitting),
  route(exams.saveAnswers, saveAnswers),
  route(exams.submitSitting, submitSitting),
  route(exams.reviewSitting, reviewSitting),
  rawRoute(exams.printSitting, (exchange, input, actor) => printSitting(exchange, input, actor!)),
  route(exams.listToMark, listToMark),
  route(exams.markAnswer, markAnswer),
  route(exams.raiseAppeal, raiseAppeal),
  appealsFile,
  route(exams.listAppeals, listAppeals),
  route(exams.decideAppeal, decideAppeal),
  route(exams.listWrongAnswers, listWrongAnswers),
  route(exams.practiseAnswer, practiseAnswer),
  route(exams.listExamCertificates, listExamCertificates),
  rawRoute(exams.exportExamCertificates, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planCertificatesExport(ctx, query))),
  rawRoute(exams.printCertificate, (exchange, input, actor) => printCertificate(exchange, input, actor!)),
  rawRoute(exams.checkCertificate, ({ app }, input) => checkCertificate(app, input)),
]
